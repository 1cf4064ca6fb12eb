"""Where do new assets reach most? The maximal covering location problem (MCLP), solved exactly."""
