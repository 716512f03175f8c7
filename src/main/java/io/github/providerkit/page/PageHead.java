package io.github.providerkit.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.files.Sha256;
import io.github.providerkit.message.Template;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The head that all pages for people share: what they may do, which is as good as nothing, their
 * colours in light and dark, and what shows where a keyboard is.
 */
public final class PageHead {
  private static final Template TEMPLATE =
      Template.read(PageHead.class, "head.html", Escapes::html);

  private PageHead() {}

  /**
   * The head of a page.
   *
   * @param title of the page, plain text
   * @param styles what only this page has, in CSS
   * @param script the only one that may run; empty for none
   */
  public static String of(String title, String styles, Optional<String> script) {
    String scripts =
        script.map(PageHead::digest).map(sha -> TEMPLATE.fill("scripts", "digest", sha)).orElse("");
    return TEMPLATE.fill(
        "head", "title", title, "styles", styles, "scripts", scripts.stripTrailing());
  }

  private static String digest(String script) {
    byte[] sha256 = HexFormat.of().parseHex(Sha256.of(script.getBytes(UTF_8)));
    return Base64.getEncoder().encodeToString(sha256);
  }
}
