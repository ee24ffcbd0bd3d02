// What of zod's types the API shows, for those who have no zod: the code has all of it in its bundle.

/** A shape that a value is held to, such as an answer in JSON. */
export interface ZodType<Output = unknown> {
  readonly _output: Output
  /** Throws where the value has another shape. */
  parse(value: unknown): Output
  optional(): ZodOptional<this>
  nullable(): ZodNullable<this>
}
type Infer<Type> = Type extends {readonly _output: infer Output} ? Output : never

/** What may be given where a shape also takes it in another form, such as one alone for a list of it. */
type Input<Type> = Type extends {readonly _from: infer From}
  ? Input<From>
  : Type extends {readonly _given: infer Given}
    ? Given
    : Infer<Type>

export type {Infer as infer, Input as input}

type OptionalKeys<Shape> = {
  [Key in keyof Shape]: Shape[Key] extends ZodOptional | ZodExactOptional ? Key : never
}[keyof Shape]
type Flat<Type> = {[Key in keyof Type]: Type[Key]}
type OutputOf<Shape> = Flat<
  {[Key in Exclude<keyof Shape, OptionalKeys<Shape>>]: Infer<Shape[Key]>} & {
    [Key in OptionalKeys<Shape>]?: Infer<Shape[Key]>
  }
>
type InputOf<Shape> = Flat<
  {[Key in Exclude<keyof Shape, OptionalKeys<Shape>>]: Input<Shape[Key]>} & {
    [Key in OptionalKeys<Shape>]?: Input<Shape[Key]>
  }
>

export declare namespace core {
  interface $strip {
    unknownKeys?: 'strip'
  }
  interface $strict {
    unknownKeys?: 'strict'
  }
}

export interface ZodString extends ZodType<string> {}
export interface ZodNumber extends ZodType<number> {}
export interface ZodInt extends ZodType<number> {}
export interface ZodBoolean extends ZodType<boolean> {}
export interface ZodUnknown extends ZodType<unknown> {}
export interface ZodIPv4 extends ZodType<string> {}
export interface ZodIPv6 extends ZodType<string> {}
export interface ZodISODateTime extends ZodType<string> {}
export interface ZodLiteral<Value = unknown> extends ZodType<Value> {}
export interface ZodEnum<Values = Record<string, string>> extends ZodType<Values[keyof Values]> {}
export interface ZodArray<Item = ZodType> extends ZodType<Infer<Item>[]> {
  readonly _given: Input<Item>[]
}
export interface ZodRecord<Key = ZodString, Value = ZodType>
  extends ZodType<Record<Infer<Key> & PropertyKey, Infer<Value>>> {}
export interface ZodUnion<Types extends readonly unknown[] = readonly ZodType[]>
  extends ZodType<Infer<Types[number]>> {
  readonly _given: Input<Types[number]>
}
export interface ZodDiscriminatedUnion<
  Types extends readonly unknown[] = readonly ZodType[],
  Key extends string = string,
> extends ZodType<Infer<Types[number]>> {
  readonly _discriminator: Key
}
export interface ZodOptional<Type = ZodType> extends ZodType<Infer<Type> | undefined> {
  readonly _optional: true
  readonly _given: Input<Type> | undefined
}
export interface ZodExactOptional<Type = ZodType> extends ZodType<Infer<Type>> {
  readonly _exact: true
}
export interface ZodNullable<Type = ZodType> extends ZodType<Infer<Type> | null> {}
export interface ZodDefault<Type = ZodType> extends ZodType<Infer<Type>> {}
export interface ZodTransform<Output = unknown, Input = unknown> extends ZodType<Output> {
  readonly _given: Input
}
export interface ZodPipe<From = ZodType, To = ZodType> extends ZodType<Infer<To>> {
  readonly _from: From
}
export interface ZodPreprocess<Type = ZodType, Input = unknown> extends ZodType<Infer<Type>> {
  readonly _input?: Input
}
export interface ZodObject<Shape = Record<string, ZodType>, Config = core.$strip>
  extends ZodType<OutputOf<Shape>> {
  readonly _given: InputOf<Shape>
  readonly _config?: Config
}
export interface ZodMiniObject<Shape = Record<string, ZodType>, Config = core.$strip>
  extends ZodType<OutputOf<Shape>> {
  readonly _config?: Config
}
export interface ZodMiniInt extends ZodType<number> {}
export interface ZodMiniString<Value = string> extends ZodType<Value> {}

export declare function string(): ZodString
export declare function number(): ZodNumber
export declare function int(): ZodInt
export declare function boolean(): ZodBoolean
export declare function unknown(): ZodUnknown
export declare function array<Item extends ZodType>(item: Item): ZodArray<Item>
export declare function object<Shape extends Record<string, ZodType>>(
  shape: Shape,
): ZodObject<Shape, core.$strip>
export declare function record<Key extends ZodType<PropertyKey>, Value extends ZodType>(
  key: Key,
  value: Value,
): ZodRecord<Key, Value>
