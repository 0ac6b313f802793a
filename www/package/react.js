// Only types: importing them as a module is harmless.
export {};
