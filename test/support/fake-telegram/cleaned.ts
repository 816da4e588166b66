// What Telegram does to any text before it keeps it.

/**
 * Control characters become spaces; carriage returns, U+2028–U+202E and three marks that draw lines through others are
 * left out (clean_input_string of tdlib, td/telegram/misc.cpp).
 */
export function cleaned(text: string): string {
  return text
    .replace(/\r|[\u2028-\u202E]|\u030A|\u0333|\u033F/gu, '')
    .replace(/[\u0000-\u0009\u000B-\u001F]/gu, ' ');
}
