// Loaded into the bot's process before the bot, by bench:digests: tells what processor time the process has used.

/** Answers any message with the seconds of processor time used so far. */
function answer(): void {
  const { user, system } = process.cpuUsage();
  process.send?.((user + system) / 1e6);
}

process.on('message', answer);
// The measuring process ends it by a signal; nothing is to wait for messages.
process.channel?.unref();
