package io.github.providerkit.files;

import java.io.IOException;

/** Where a file was expected there is something else; the message says what, behind "found". */
public final class UnusableFileException extends IOException {
  private static final long serialVersionUID = 1L;

  UnusableFileException(String found) {
    super(found);
  }
}
