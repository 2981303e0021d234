/** A value of `T` that has passed the check called `Name`; branded once, where it enters the program. */
export type Brand<T, Name extends string> = T & { readonly __brand: Name };
