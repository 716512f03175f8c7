package io.github.providerkit.format.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables were compared with Go's url.Parse itself. */
class HttpsUrlTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com",
        "HTTPS://Example.com/a?b=c#d",
        "https://user:p%40w@example.com:443/a",
        "https://a@b@example.com/",
        "https://:443",
        "https://h:/",
        "https://é/",
        "https://h%C3%A9/",
        "https://x/{a}/b c",
        "https://x/ü?%zz",
        "https://x?{}",
        "https://x#%20",
        "https://[::1]:80/x",
        "https://[fe80::1%25en0]/",
        "https://a_b~c/",
        "https://*"
      })
  void theseAreAbsoluteHttpsUrls(String url) {
    assertThat(HttpsUrl.isValid(url)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example.com",
        "/a",
        "//example.com",
        "http://example.com",
        "ftp://x",
        "https",
        "https:",
        "https:x",
        "https:/x",
        "https://",
        "https:///p",
        "https://?q",
        "https://#f",
        "https://u@/",
        "https://a b/",
        "https://x\\y/",
        "https://{tenant}.x/",
        "https://x|y/",
        "https://x^y/",
        "https://x:port/",
        "https://x:80a/",
        "https://h%41/",
        "https://h%/",
        "https://x/%zz",
        "https://x/%4",
        "https://x#%zz",
        "https://u ser@x/",
        "https://u%zz@x/",
        "https://x/\u0007",
        "https://x/\u007f",
        "https://x\n",
        " https://x",
        "https://[::1",
        "https://[::1]x/",
        "https://x[",
        "https://h::/",
        "https://[x]/",
        "https://[1.2.3.4]/"
      })
  void theseAreNot(String url) {
    assertThat(HttpsUrl.isValid(url)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "::1",
        "::",
        "1::",
        "1:2:3:4:5:6:7:8",
        "1:2:3:4:5:6:7::",
        "::2:3:4:5:6:7:8",
        "1:2::7:8",
        "FE80::A",
        "0001::ffff",
        "::1.2.3.4",
        "::ffff:1.2.3.4",
        "::ffff:255.249.199.0",
        "0:0:0:0:0:ffff:1.2.3.4",
        "1:2:3:4:5:6:1.2.3.4",
        "::ffff:1.2.3.4%25x",
        "fe80::1%25é",
        "fe80::1%25a%20b",
        "fe80::1%25%41",
        "fe80::1%25%25",
        "fe80::1%25a%25b",
        "fe80::1%25%5b%5D",
        "fe80::1%25:",
        "fe80::1%25a]b",
        "fe80::1%25a~_.-",
        "fe80::1%25\"<>",
      })
  void theseAreAddressesOfVersion6(String address) {
    assertThat(HttpsUrl.isValid("https://[" + address + "]")).isTrue();
    assertThat(HttpsUrl.isValid("https://[" + address + "]:443/x")).isTrue();
    assertThat(HttpsUrl.isValid("https://[" + address + "]:x/")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        ":::",
        "1:",
        ":1",
        "::1:",
        ":1::",
        "1::2::3",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4::5:6:7:8",
        "1:2:3:4:5:6:7:1.2.3.4",
        "1:2:3:4:5::1.2.3.4:1",
        "1.2.3.4::",
        "1.2.3.4::1",
        "1.2.3.4",
        "::1.2.3",
        "::1.2.3.4.5",
        "::1.2.3.256",
        "::260.1.1.1",
        "::01.2.3.4",
        "::1x2x3x4",
        "::12345",
        "::00001",
        "::g",
        "::-1",
        "fe80::1%25",
        "fe80::1%en0",
        "fe80::1%25a b",
        "fe80::1%25%zz",
        "fe80::1%25%c3%a9",
        "fe80::1%25%ff",
        "fe80::1%25a[b",
        "fe80::1%25a|b",
        "fe80::1%25%7c",
        "fe80::1%25%2f",
        "fe80::1%25a%",
        "fe80::1%25a%4",
        "fe80::1%25{",
        "fe80%251::1",
      })
  void theseAreNoneOfVersion6(String address) {
    assertThat(HttpsUrl.isValid("https://[" + address + "]/")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://h%80/",
        "https://h%C3",
        "https://[::1%25%20]/",
        "https://[::1%25%25]/",
        "https://[::1%25a]:80/",
        "https://[::1]:/",
        "https://h/%00",
        "https://h#",
        "https://h#a#b",
        "https://h#/?",
        "https://h?",
        "https://h?a#%41",
        "https://h/a?b/c",
        "https://@h/",
        "https://:@h",
        "https://x]:80/",
        "https://]/"
      })
  void theseAreAtTheEdge(String url) {
    assertThat(HttpsUrl.isValid(url)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://h%7F/",
        "https://h%C",
        "https://h%8",
        "https://[::1%25%80]/",
        "https://[::1%25%7F]/",
        "https://[::1%25]/",
        "https://[::1%25a%2]/",
        "https://[%25en]/",
        "https://[]/",
        "https://[::1]]/",
        "https://h/%",
        "https://h/%0",
        "https://h/%7g",
        "https://h/%g7",
        "https://h#%",
        "https://h#a%",
        "https://a@",
        "https:/",
        "https://?"
      })
  void theseAreBehindIt(String url) {
    assertThat(HttpsUrl.isValid(url)).isFalse();
  }

  @Test
  void eachCharacterHasItsPlaces() {
    String words = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz~";
    assertThat(taken("https://x", "y/"))
        .containsExactlyInAnyOrder(all("!\"#$&'()*+,-./;<=>?@]\u0080", words));
    assertThat(taken("https://x", "y@h/"))
        .containsExactlyInAnyOrder(all("!#$&'()*+,-./:;=?@", words));
    assertThat(taken("https://[::1%25", "]/"))
        .containsExactlyInAnyOrder(all("!\"$&'()*+,-.:;<=>]\u0080", words));
    assertThat(taken("https://h/x", "y"))
        .containsExactlyInAnyOrder(all(" !\"#$&'()*+,-./:;<=>?@[\\]^`{|}\u0080", words));
    assertThat(taken("https://h:1", "/")).containsExactlyInAnyOrder(all("#/?", "0123456789"));
  }

  /** Up to the first character that is no ASCII, what may stand in a place. */
  private static Integer[] taken(String before, String behind) {
    return IntStream.rangeClosed(0, 0x80)
        .filter(c -> HttpsUrl.isValid(before + (char) c + behind))
        .boxed()
        .toArray(Integer[]::new);
  }

  private static Integer[] all(String signs, String words) {
    return (signs + words).chars().boxed().toArray(Integer[]::new);
  }
}
