// What a server that renders pages imports: there is no page here, and nothing is defined.

const refuse = async (name) => {
  throw new Error(`contrappunto: ${name}() needs a browser; call it in the page, not on the server`);
};

export const mount = () => refuse('mount');
export const check = () => refuse('check');
