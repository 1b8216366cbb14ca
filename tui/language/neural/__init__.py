"""The trained model: one small encoder that tags entities and attributions and links them.

Only ``components`` knows spaCy, ``encoder`` alone onnxruntime; training is in ``tui.language.training``.
"""
