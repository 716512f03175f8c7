package io.github.providerkit.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexPageTest {
  @Test
  void everyProviderIsShownWithWhatIsKnownOfIt() {
    Registry registry = Listings.many(10);
    String page = IndexPage.html(registry, Listings::operations);
    assertThat(page)
        .contains("<h1>Providers of acme/tools</h1>", "10 providers", "from provider-index.yaml")
        .contains("<option>secrets</option>", "<option>linux/arm64</option>")
        .doesNotContain("<option>generic</option>")
        .contains("id=\"github.com/acme/tools/app/service-5\" data-kind=\"app\"")
        .contains("data-platforms=\"darwin/arm64 linux/amd64 linux/arm64\"")
        .contains("https://github.com/acme/tools/tree/main/app/service-5")
        .contains("0.2.0 <span class=\"yanked\">yanked</span>")
        .contains("list_records", "GET /v1/service-9/records")
        .contains("Not released yet.");
    String inside = page.substring(page.indexOf("id=\"github.com/acme/tools/secrets/service-7\""));
    assertThat(inside.substring(0, inside.indexOf("</li>")))
        .as("what is newest, and not yanked")
        .contains(
            "providers:\n",
            "    secrets:\n",
            "        service-7:\n",
            "source: https://repo.acme.example/releases/com/acme/service-7/0.3.0/");
  }

  @Test
  void aReleaseThatIsNotOnTheWebIsNamedByItsPackage() {
    Registry registry = Listings.saying("x");
    String page = IndexPage.html(registry, provider -> List.of());
    assertThat(page).contains("<code>x</code>").contains("package: x\n", "version: x\n");
  }

  /**
   * A page that is XML as well has no tag, attribute or entity that somebody else has begun or
   * ended.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "</script><img src=x onerror=alert(1)>\"'&amp; {name} {{script}} $1 \\0 \u202e",
        "<b",
        "&lt;",
        "-->",
        "]]>",
        "\" onload=\"x",
        "javascript:alert(1)",
        "\u0000\u0007\ud800"
      })
  void textsOfOthersAreTexts(String text) throws Exception {
    String page = IndexPage.html(Listings.saying(text), it -> Listings.operations(text));
    String plain = IndexPage.html(Listings.saying("x/x"), it -> Listings.operations("x"));
    assertThat(tags(plain)).containsAll(tags(page));
    Matcher links = Pattern.compile("href=\"([^\"]*)\"").matcher(page);
    while (links.find()) {
      assertThat(links.group(1)).matches("(#|https://).*");
    }
  }

  @Test
  void noScriptRunsButItsOwnAndNothingIsFetched() throws Exception {
    String page = IndexPage.html(Listings.many(3), Listings::operations);
    Matcher script = Pattern.compile("(?s)<script>(.*?)</script>").matcher(page);
    assertThat(script.find()).isTrue();
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.group(1).getBytes(UTF_8));
    assertThat(page)
        .contains("default-src 'none'")
        .contains("script-src 'sha256-" + Base64.getEncoder().encodeToString(digest) + "'")
        .doesNotContain("<link", "src=\"", "url(", "@import");
    assertThat(script.find()).isFalse();
  }

  private static Set<String> tags(String page) throws Exception {
    XMLStreamReader reader =
        XMLInputFactory.newFactory()
            .createXMLStreamReader(
                // HTML's own way to say what XML says with a slash.
                new StringReader(page.replaceAll("<(meta|input)([^>]*)>", "<$1$2/>")));
    Set<String> tags = new HashSet<>();
    while (reader.hasNext()) {
      if (reader.next() == XMLStreamConstants.START_ELEMENT) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
          names.add(reader.getAttributeLocalName(i));
        }
        tags.add(reader.getLocalName() + names);
      }
    }
    return tags;
  }
}
