"""What models are trained on and with, the built-in one among them.

torch is imported by ``network``, ``losses``, ``training`` and ``exporting`` alone; the extra
``train`` brings it.
"""
