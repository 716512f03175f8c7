package io.github.providerkit.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.format.OfferedOperation;
import io.github.providerkit.format.OfferedOperation.Parameter;
import io.github.providerkit.sbom.Inventory;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleasePageTest {
  private static final String HOSTILE =
      "</script><img src=x onerror=alert(1)>\"'&amp;|`*_[a](javascript:b)\n\n# www.evil.example @x $1 {name} {{use}} \\0 \u202e";

  @Test
  void everythingOfAReleaseIsShown() {
    String page = ReleasePage.html(Pages.weather());
    assertThat(page)
        .contains("<h1>weather 0.1.0</h1>", "weather/v0.1.0", "4 archives, 8.7 MB")
        .contains("2 operations", "2 libraries", "GET /v1/forecast", "string, required")
        .contains("windows/amd64", "openapi.json 7.8 %", "com.acme:weather:yaml:0.1.0")
        .contains("golang.org/x/net", "v0.48.0")
        .contains("        source: https://repo.acme.example/releases/com/acme/weather/0.1.0/");
    assertThat(ReleasePage.markdown(Pages.weather()))
        .startsWith("# weather 0.1.0\n")
        .contains("| linux/amd64 | 2.1 MB | 8.3 MB | 6 files |", "<code>GET /v1/forecast</code>");
  }

  @Test
  void whatHasChangedIsShown() {
    assertThat(ReleasePage.html(Pages.weather()))
        .contains("<h2 id=\"changes\">Since 0.0.9</h2>", "changed since 0.0.9: 2 major, 1 minor")
        .contains("operation tides</th><td>is not there any more</td><td>major")
        .contains("linux/amd64: 2 files changed", ">+9.1 %<", ">not there<", ">new<");
    assertThat(ReleasePage.markdown(Pages.weather()))
        .contains("## Since 0.0.9\n", "| linux/amd64 | 1.9 MB | 2.1 MB | &#43;10.4 % |");
    ReleaseFacts some = Pages.weather();
    ReleaseFacts alone =
        new ReleaseFacts(
            some.subject(), some.inventory(), some.operations(), some.items(), some.source());
    assertThat(ReleasePage.html(alone)).doesNotContain("Since");
  }

  /**
   * A page that is XML as well has no tag, attribute or entity that somebody else has begun or
   * ended.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {HOSTILE, "<b", "&lt;", "-->", "]]>", "\" onload=\"x", "\u0000\u0007\ud800"})
  void textsOfOthersAreTexts(String text) throws Exception {
    Set<String> ordinary = tags(ReleasePage.html(Pages.saying("x")));
    assertThat(tags(ReleasePage.html(Pages.saying(text)))).isEqualTo(ordinary);
  }

  @Test
  void theyAreReadAsTheyAreWritten() throws Exception {
    String text = "a <b> & \"c\" 'd' {name} {{use}} $1 \\0";
    XMLStreamReader reader = reader(ReleasePage.html(Pages.saying(text)));
    while (reader.next() != XMLStreamConstants.START_ELEMENT
        || !reader.getLocalName().equals("h1")) {
      continue;
    }
    assertThat(reader.getElementText()).isEqualTo(text + " " + text);
  }

  @Test
  void inMarkdownTheyHaveNoMeaning() {
    String page = ReleasePage.markdown(Pages.saying(HOSTILE));
    String plain = ReleasePage.markdown(Pages.saying("x"));
    for (String sign :
        List.of("`", "*", "[", "](", "javascript:", "<img", "www.", "@", "\\", "{", "$")) {
      assertThat(page).doesNotContain(sign);
    }
    assertThat(page.lines().count())
        .as("a line break ends no row")
        .isEqualTo(plain.lines().count());
    assertThat(page.chars().filter(c -> c == '|').count())
        .isEqualTo(plain.chars().filter(c -> c == '|').count());
    assertThat(page.lines().filter(line -> line.startsWith("#")).count())
        .isEqualTo(plain.lines().filter(line -> line.startsWith("#")).count());
  }

  @Test
  void aPageNeedsNothingElse() {
    String page = ReleasePage.html(Pages.weather());
    assertThat(page)
        .doesNotContain("<script", "<link", "<img", "@import", "url(", "src=")
        .contains("default-src 'none'");
    // Nothing to follow but what is in the page.
    Matcher links = Pattern.compile("href=\"([^\"]*)\"").matcher(page);
    while (links.find()) {
      assertThat(links.group(1)).startsWith("#");
    }
  }

  @Test
  void whoDoesNotSeeItFindsTheirWay() {
    String page = ReleasePage.html(Pages.weather());
    assertThat(page).contains("<html lang=\"en\">", "href=\"#contents\"", "<main id=\"contents\"");
    assertThat(count(page, "<table>")).isEqualTo(count(page, "<caption")).isPositive();
    assertThat(count(page, "<table>"))
        .as("whoever has no mouse can scroll each")
        .isEqualTo(count(page, "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label"));
    assertThat(Pattern.compile("<th(?! scope=\"(col|row)\")(?!ead)").matcher(page).find())
        .isFalse();
    List<String> ids = new ArrayList<>();
    Matcher id = Pattern.compile(" id=\"([^\"]*)\"").matcher(page);
    while (id.find()) {
      ids.add(id.group(1));
    }
    assertThat(ids).doesNotHaveDuplicates();
    Matcher named = Pattern.compile("aria-labelledby=\"([^\"]*)\"").matcher(page);
    while (named.find()) {
      assertThat(ids).contains(named.group(1));
    }
  }

  @Test
  void thereMayBeNothingToShow() throws Exception {
    ReleaseFacts some = Pages.saying("x");
    ReleaseFacts none =
        new ReleaseFacts(
            some.subject(), new Inventory(List.of()), List.of(), List.of(), Optional.empty());
    assertThat(ReleasePage.html(none))
        .contains("0 archives, 0 bytes", "0 operations")
        .doesNotContain("<h2");
    assertThat(tags(ReleasePage.html(none))).contains("h1");
    assertThat(ReleasePage.markdown(none)).doesNotContain("##");
  }

  @Test
  void whatNobodyReadsIsCounted() {
    Parameter parameter = new Parameter("p", "string", false, "");
    OfferedOperation operation =
        new OfferedOperation("o", "GET", "/", "", Collections.nCopies(302, parameter));
    ReleaseFacts some = Pages.saying("x");
    ReleaseFacts many =
        new ReleaseFacts(
            some.subject(),
            some.inventory(),
            Collections.nCopies(1000, operation),
            some.items(),
            Optional.empty());
    String page = ReleasePage.html(many);
    assertThat(page).contains("1000 operations", "and 700 more", "and 2 more");
    assertThat(count(page, ">o</th>")).isEqualTo(300);
    assertThat(ReleasePage.markdown(many)).contains("and 950 more");
  }

  @Test
  void everyKindHasItsPlaceInAConfiguration() {
    assertThat(ConfigurationLines.of("app", "a", "mvn:x:a:1"))
        .hasValue("apps:\n    a:\n        source: mvn:x:a:1");
    assertThat(ConfigurationLines.of("secrets", "vault", "u").orElseThrow())
        .startsWith("providers:\n    secrets:\n        vault:\n");
    assertThat(ConfigurationLines.of("backend", "a", "u")).isEmpty();
    assertThat(ConfigurationLines.of("plugin", "a: b", "'\"").orElseThrow())
        .as("quoted where YAML needs it")
        .contains("a: b");
  }

  @Test
  void sizesAreInWords() {
    assertThat(Sizes.words(0)).isEqualTo("0 bytes");
    assertThat(Sizes.words(1)).isEqualTo("1 byte");
    assertThat(Sizes.words(999)).isEqualTo("999 bytes");
    assertThat(Sizes.words(999_949)).isEqualTo("999.9 kB");
    assertThat(Sizes.words(999_951)).isEqualTo("1.0 MB");
    assertThat(Sizes.words(5_000_000_000_000L)).isEqualTo("5000.0 GB");
    assertThat(Sizes.percent(1, 0)).isEqualTo("0.0");
    assertThat(Sizes.percent(1, 3)).isEqualTo("33.3");
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }

  /** Its elements with their attributes' names. */
  private static Set<String> tags(String page) throws Exception {
    Set<String> tags = new HashSet<>();
    XMLStreamReader reader = reader(page);
    while (reader.hasNext()) {
      if (reader.next() == XMLStreamConstants.START_ELEMENT) {
        StringBuilder tag = new StringBuilder(reader.getLocalName());
        for (int i = 0; i < reader.getAttributeCount(); i++) {
          tag.append(' ').append(reader.getAttributeLocalName(i));
        }
        tags.add(tag.toString());
      }
    }
    return tags;
  }

  private static XMLStreamReader reader(String page) throws Exception {
    String xml = Pattern.compile("<(meta[^>]*)>").matcher(page).replaceAll("<$1/>");
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    return factory.createXMLStreamReader(new StringReader(xml.replace("<!DOCTYPE html>\n", "")));
  }
}
