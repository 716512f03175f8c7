package io.github.providerkit.format.schema;

/** Texts of which the rules demand a form by code, as patterns that schemas can say. */
public final class Forms {
  private static final String NUMBER = "(0|[1-9][0-9]*)";
  private static final String PRE_RELEASE = "(0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*)";

  /** What {@code SemanticVersion} takes. */
  public static final String SEMANTIC_VERSION =
      NUMBER
          + "\\."
          + NUMBER
          + "\\."
          + NUMBER
          + "(-"
          + PRE_RELEASE
          + "(\\."
          + PRE_RELEASE
          + ")*)?(\\+[0-9a-zA-Z-]+(\\.[0-9a-zA-Z-]+)*)?";

  private static final String NPM_PART = "[a-z0-9~-][a-z0-9._~-]*";

  /** What {@code NpmName} takes. */
  public static final String NPM_NAME =
      "(?=.{1,214}$)(?!(?:node_modules|favicon\\.ico)$)(?:@" + NPM_PART + "/)?" + NPM_PART;

  /** The most that a pattern can say of what {@code AbsoluteUrl} takes: a scheme comes first. */
  public static final String ABSOLUTE_URL = "\\s*[A-Za-z][A-Za-z0-9+.-]*:[\\s\\S]*";

  /** What {@code EmailAddress} takes. */
  public static final String EMAIL_ADDRESS =
      "(?!\\.)(?!.*\\.\\.)[A-Za-z0-9_'+.-]*[A-Za-z0-9_+-]@([A-Za-z0-9][A-Za-z0-9-]*\\.)+[A-Za-z]{2,}";

  private Forms() {}
}
