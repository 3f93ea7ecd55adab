/** What the addresses begin with that are told of something: none other is asked. */
export const ADDRESS_BEGINS = "https://";
