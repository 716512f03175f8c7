package io.github.providerkit.archive.gzip;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes what blocks have become. Those that are one byte again and again are encoded together
 * here: a block that tells the codes for them anew is a seventh larger than a stream that goes on.
 */
final class BlockWriter {
  private final OutputStream out;
  private @Nullable RunEncoder runs;
  private int run;
  private int value;

  /**
   * A writer of blocks in order.
   *
   * @param out receives deflate data
   */
  BlockWriter(OutputStream out) {
    this.out = out;
  }

  /**
   * Takes the next block. It can be used for something else after that.
   *
   * @param last whether it is the last one
   */
  void write(GzipBlock block, boolean last) throws IOException {
    int only = block.onlyByte();
    if (run > 0 && (only != value || run + block.length() > RunEncoder.LONGEST)) {
      writeRun(false);
    }
    if (run == 0 && (only < 0 || !block.isFull())) {
      block.writeTo(out);
      return;
    }
    run += block.length();
    value = only;
    if (last) {
      writeRun(true);
    }
  }

  private void writeRun(boolean last) throws IOException {
    if (runs == null) {
      runs = new RunEncoder();
    }
    out.write(runs.target, 0, runs.encode(value, run, last));
    run = 0;
  }
}
