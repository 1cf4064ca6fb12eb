"""What is drawn without a browser: still maps, plots and symbols."""
