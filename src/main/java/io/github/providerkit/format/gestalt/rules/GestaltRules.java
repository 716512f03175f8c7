package io.github.providerkit.format.gestalt.rules;

import io.github.providerkit.manifest.Rule;
import io.github.providerkit.manifest.RuleBook;
import java.util.List;

/** The named rules of the format ({@code docs/spec/gestalt-manifest.md} sections 4 and 12b). */
public final class GestaltRules {
  private static final RuleBook BOOK = new RuleBook();

  /** A field that has to be there. */
  public static final Rule REQUIRED = BOOK.consumer("gestalt/required");

  static final Rule SOURCE = BOOK.consumer("gestalt/source");
  public static final Rule VERSION = BOOK.consumer("gestalt/version");
  static final Rule KIND = BOOK.consumer("gestalt/kind");
  static final Rule PACKAGE_PATH = BOOK.consumer("gestalt/package-path");
  static final Rule RELEASE_BLOCK = BOOK.consumer("gestalt/release-block");
  static final Rule GENERATED = BOOK.consumer("gestalt/generated");
  static final Rule PHASE = BOOK.consumer("gestalt/phase");

  /** A manifest with what two generations have, each for itself. */
  public static final Rule TWO_GENERATIONS = BOOK.consumer("gestalt/two-generations");

  static final Rule ARTIFACT_DIGEST = BOOK.consumer("gestalt/artifact-digest");
  static final Rule DUPLICATE_ARTIFACT = BOOK.consumer("gestalt/duplicate-artifact");
  static final Rule ENTRYPOINT = BOOK.consumer("gestalt/entrypoint");
  static final Rule SECURITY_SCHEME = BOOK.consumer("gestalt/security-scheme");
  static final Rule PAYLOAD_TEMPLATE = BOOK.consumer("gestalt/payload-template");
  static final Rule ROUTE_PATH = BOOK.consumer("gestalt/route-path");
  static final Rule HTTP_METHOD = BOOK.consumer("gestalt/http-method");
  static final Rule CREDENTIAL_MODE = BOOK.consumer("gestalt/credential-mode");
  static final Rule HTTP_SECURITY = BOOK.consumer("gestalt/http-security");
  static final Rule MEDIA_TYPE = BOOK.consumer("gestalt/media-type");
  static final Rule ACK_STATUS = BOOK.consumer("gestalt/ack-status");
  static final Rule AUTH_TYPE = BOOK.consumer("gestalt/auth-type");
  static final Rule CONNECTION = BOOK.consumer("gestalt/connection");
  static final Rule POST_CONNECT = BOOK.consumer("gestalt/post-connect");
  static final Rule BASE_URL = BOOK.consumer("gestalt/base-url");
  static final Rule OPERATION = BOOK.consumer("gestalt/operation");
  static final Rule PARAMETER = BOOK.consumer("gestalt/parameter");
  static final Rule ROUTES = BOOK.consumer("gestalt/routes");

  public static final Rule CATALOG = BOOK.consumer("gestalt/catalog");
  public static final Rule ALLOWED_OPERATIONS = BOOK.consumer("gestalt/allowed-operations");
  public static final Rule OPENAPI_DOCUMENT = BOOK.consumer("gestalt/openapi-document");
  public static final Rule MISSING_FILE = BOOK.consumer("gestalt/missing-file");
  public static final Rule DIGEST_MISMATCH = BOOK.consumer("gestalt/digest-mismatch");
  public static final Rule NOT_JSON = BOOK.consumer("gestalt/not-json");
  public static final Rule ARCHIVE = BOOK.consumer("gestalt/archive");

  /** A finished package whose manifest the consumer would refuse. */
  public static final Rule RELEASE_MANIFEST = BOOK.consumer("gestalt/release-manifest");

  /** A finished package that is not what the metadata of its release says. */
  public static final Rule RELEASE_METADATA = BOOK.consumer("gestalt/release-metadata");

  public static final Rule FREE_VALUE = BOOK.advice("gestalt/free-value");

  /** Code that is to be compiled and is not there, or cannot be used. */
  public static final Rule SOURCE_CODE = BOOK.ours("gestalt/source-code");

  public static final Rule WRONG_BINARY = BOOK.ours("gestalt/wrong-binary");

  /** What Git LFS left in place of a file that it did not fetch. */
  public static final Rule LFS_POINTER = BOOK.ours("gestalt/lfs-pointer");

  /** A file that is not in the package, but somewhere else. */
  public static final Rule PACKAGE_ESCAPE = BOOK.ours("gestalt/package-escape");

  public static final Rule DIRECTORY_AS_FILE = BOOK.ours("gestalt/directory-as-file");
  public static final Rule EMPTY_ASSETS = BOOK.ours("gestalt/empty-assets");
  public static final Rule OWNED_UI = BOOK.ours("gestalt/owned-ui");
  public static final Rule DUPLICATE_ENTRY = BOOK.ours("gestalt/duplicate-entry");
  public static final Rule VERSION_MISMATCH = BOOK.ours("gestalt/version-mismatch");
  public static final Rule VERSION_BEHIND = BOOK.advice("gestalt/version-behind");

  static final Rule FOREIGN_FIELD = BOOK.advice("gestalt/foreign-field");
  static final Rule EMPTY_SURFACE = BOOK.advice("gestalt/empty-surface");
  public static final Rule DIGEST_FORM = BOOK.advice("gestalt/digest-form");
  static final Rule PLATFORM_NAME = BOOK.advice("gestalt/platform-name");
  static final Rule UNCHECKED_VALUE = BOOK.advice("gestalt/unchecked-value");
  public static final Rule DEPLOY = BOOK.advice("gestalt/deploy");
  public static final Rule EXPOSURE = BOOK.advice("gestalt/exposure");
  public static final Rule NOT_FETCHED = BOOK.advice("gestalt/not-fetched");
  public static final Rule OPENAPI_OPERATION = BOOK.advice("gestalt/openapi-operation");
  static final Rule UNCOVERED_ROOT = BOOK.advice("gestalt/uncovered-root");
  public static final Rule SUSPICIOUS_FILE = BOOK.advice("gestalt/suspicious-file");

  /** No server takes the schema, whatever the configuration is; the original packages it. */
  public static final Rule CONFIG_SCHEMA = BOOK.advice("gestalt/config-schema");

  /** Only where a server is started in the right directory. */
  public static final Rule SCHEMA_FILE = BOOK.advice("gestalt/schema-file");

  public static final Rule ICON = BOOK.advice("gestalt/icon");
  public static final Rule CASE_CLASH = BOOK.advice("gestalt/case-clash");
  public static final Rule OUTPUT_IN_ASSETS = BOOK.advice("gestalt/output-in-assets");
  public static final Rule BINARY_FORMAT = BOOK.advice("gestalt/binary-format");

  /** A finished package that the server does not download. */
  public static final Rule ARCHIVE_SIZE = BOOK.advice("gestalt/archive-size");

  /** A finished package that some of the servers take for which its manifest names a program. */
  public static final Rule PARTIAL_PACKAGE = BOOK.advice("gestalt/partial-package");

  public static final Rule TWO_LANGUAGES = BOOK.advice("gestalt/two-languages");
  public static final Rule GENERIC_EXECUTABLE = BOOK.advice("gestalt/generic-executable");

  /** What a later generation has no place for. */
  public static final Rule NO_COUNTERPART = BOOK.advice("gestalt/no-counterpart");

  private GestaltRules() {}

  /** All of them. */
  public static List<Rule> all() {
    return BOOK.all();
  }
}
