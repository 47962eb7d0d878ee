//! What the program carries: the shared catalogue, the providers, the regimes and the published record, as texts.
