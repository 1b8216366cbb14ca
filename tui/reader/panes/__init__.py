"""The panes beside the article: speakers, and the list of articles."""
