declare module 'opencc-js/dict/TSCharacters' {
  /** Traditional characters with their Simplified forms, the usual one first: `乾 干|亂 乱`. */
  const entries: string;
  export default entries;
}
