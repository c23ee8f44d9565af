/** What the person who calls can put right: its message says what is wrong, and what would be right. */
export class Misuse extends Error {}
