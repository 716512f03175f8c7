package io.github.providerkit.manifest.shape;

/**
 * Stops an alias bomb where Go's yaml.v3 stops it: when too large a share of the decoded values
 * comes from aliases ({@code docs/spec/gestalt-manifest.md} section 1).
 */
final class AliasBudget {
  private static final double SMALL = 400_000;
  private static final double LARGE = 4_000_000;

  private long decoded;
  private long fromAliases;
  private int depth;

  /** Thrown to leave the whole document at once. */
  static final class Exceeded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Exceeded() {
      super(null, null, false, false);
    }
  }

  void count() {
    decoded++;
    if (depth > 0) {
      fromAliases++;
    }
    if (fromAliases > 100 && decoded > 1_000 && (double) fromAliases / decoded > allowedShare()) {
      throw new Exceeded();
    }
  }

  void enter() {
    depth++;
  }

  void leave() {
    depth--;
  }

  private double allowedShare() {
    if (decoded <= SMALL) {
      return 0.99;
    }
    return decoded >= LARGE ? 0.10 : 0.99 - 0.89 * ((decoded - SMALL) / (LARGE - SMALL));
  }
}
