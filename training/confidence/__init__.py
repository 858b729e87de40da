"""How the weights of the confidence of attributions were fitted."""
