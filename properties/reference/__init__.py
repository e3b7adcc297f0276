"""The generated documents: what the declarations of the model, the properties and the command line say of themselves.

`python -m properties.reference` writes them into `docs`. `pages` lists them; each is a function that returns Markdown.
Sentences come from the declarations. What a declaration cannot say, why a property holds, is in
`properties.catalogue.explanations`; what was measured, in `docs/verdicts.json`.
"""
