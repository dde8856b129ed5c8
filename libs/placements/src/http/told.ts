type Told<Body> = { readonly [Field in keyof Body]: Body[Field] };

/** What a body really says: `a: undefined` of a DTO is not "a is to be undefined". */
export function told<Body extends object>(body: Body): Told<Body> {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as Told<Body>;
}
