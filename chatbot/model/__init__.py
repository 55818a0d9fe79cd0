"""The encoder-decoder LSTM as the program answers with it: NumPy only, one concept a file.

Shape letters, used in every docstring: ``B`` batch, ``S`` source length, ``T`` target length, ``K`` rows decoded
together (beams), ``H`` hidden size of the encoder in one direction, ``G`` hidden size of the decoder, ``E``
embedding and sentence-vector size, ``A`` attention size, ``V`` vocabulary, ``L`` encoder layers.

The same weights are trained by ``training.network`` (torch); a test holds the two forms to the same numbers.
"""
