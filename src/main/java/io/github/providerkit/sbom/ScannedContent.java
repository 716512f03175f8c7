package io.github.providerkit.sbom;

import io.github.providerkit.files.DigestingOutputStream;
import io.github.providerkit.parts.Library;
import io.github.providerkit.platform.BinaryFile;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/**
 * What a file turned out to be, found out in one pass.
 *
 * @param sha256 digest in lower-case hex
 * @param isProgram whether it is run and begins as programs of the known systems do
 * @param goLibraries what Go's linker wrote into it; empty where it did not
 */
record ScannedContent(String sha256, boolean isProgram, Optional<List<Library>> goLibraries) {
  private static final int LONGEST = 4;

  /**
   * Reads a file to its end.
   *
   * @param executable whether it may be run
   * @throws IOException if it cannot be read
   */
  static ScannedContent of(InputStream content, boolean executable) throws IOException {
    DigestingOutputStream digest = new DigestingOutputStream(OutputStream.nullOutputStream());
    InputStream in = new BufferedInputStream(new Copied(content, digest));
    in.mark(LONGEST);
    byte[] beginning = in.readNBytes(LONGEST);
    in.reset();
    boolean program = executable && BinaryFile.isBeginning(beginning);
    Optional<List<Library>> libraries =
        program ? GoBuildInfo.read(in).map(GoBuildInfo::libraries) : Optional.empty();
    in.transferTo(OutputStream.nullOutputStream());
    return new ScannedContent(digest.sha256(), program, libraries);
  }

  /** Hands on what is read from it. */
  private static final class Copied extends FilterInputStream {
    private final OutputStream copy;

    Copied(InputStream in, OutputStream copy) {
      super(in);
      this.copy = copy;
    }

    @Override
    public int read() throws IOException {
      int value = in.read();
      if (value >= 0) {
        copy.write(value);
      }
      return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = in.read(bytes, offset, length);
      if (read > 0) {
        copy.write(bytes, offset, read);
      }
      return read;
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
