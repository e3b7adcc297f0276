"""The engines. They know components, actions and worlds, and no word of any protocol."""
