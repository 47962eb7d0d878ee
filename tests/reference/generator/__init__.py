"""Random inputs, typed so that they are valid: questions, nodes and rules of frameworks; tables and records; planted faults."""
