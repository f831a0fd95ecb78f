/** A reply's type for what the domain hands out: nobody may change it, which the types of the schemas do not say. */
export type Readonlied<T> = T extends object ? { readonly [Key in keyof T]: Readonlied<T[Key]> } : T;
