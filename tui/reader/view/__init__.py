"""The article view: text in rows, layers of marks over it."""
