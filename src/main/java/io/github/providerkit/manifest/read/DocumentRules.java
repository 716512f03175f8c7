package io.github.providerkit.manifest.read;

import io.github.providerkit.manifest.Rule;
import io.github.providerkit.manifest.RuleBook;
import java.util.List;

/** The rules of well-formedness and of binding, common to all formats. */
public final class DocumentRules {
  private static final RuleBook BOOK = new RuleBook();

  /** The text is no JSON or YAML. */
  public static final Rule SYNTAX = BOOK.consumer("document/syntax");

  /** The plugin itself failed at the file. */
  public static final Rule FAILED = BOOK.consumer("document/failed");

  /** The file cannot be read at all. */
  public static final Rule UNREADABLE = BOOK.consumer("document/unreadable");

  /** A YAML key stands twice in one map. */
  public static final Rule DUPLICATE_KEY = BOOK.consumer("document/duplicate-key");

  /** A JSON key stands twice in one object. */
  public static final Rule REPEATED_KEY = BOOK.advice("document/repeated-key");

  /** A key that the format does not know. */
  public static final Rule UNKNOWN_KEY = BOOK.consumer("document/unknown-key");

  /** A key that the consumer passes over without a word. */
  public static final Rule IGNORED_KEY = BOOK.advice("document/ignored-key");

  /** A JSON key written in another case than the format's. */
  public static final Rule KEY_CASE = BOOK.advice("document/key-case");

  /** A value of the wrong type. */
  public static final Rule TYPE = BOOK.consumer("document/type");

  /** A null key or list element that the consumer drops. */
  public static final Rule DROPPED_NULL = BOOK.advice("document/dropped-null");

  /** A text in a list that goes on in a line with a dash, which was meant as the next element. */
  public static final Rule DASH_IN_TEXT = BOOK.advice("document/dash-in-text");

  /** A number whose fraction the consumer cuts off. */
  public static final Rule CUT_FRACTION = BOOK.advice("document/cut-fraction");

  /** An anchor that cannot be reached from where it is used. */
  public static final Rule ANCHOR = BOOK.consumer("document/anchor");

  /** A merge key where none is allowed or with a value that is no map. */
  public static final Rule MERGE = BOOK.consumer("document/merge");

  /** Text behind the first document. */
  public static final Rule TRAILING_CONTENT = BOOK.advice("document/trailing-content");

  private DocumentRules() {}

  /** All of them. */
  public static List<Rule> all() {
    return BOOK.all();
  }
}
