package org.residuallab.data.fetch;

import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header that says which bytes of a file an answer holds (RFC 9110, section 14.4).
 *
 * @param first offset of the answer's first byte, or -1 if it does not say
 * @param total bytes of the whole file, or -1 if it does not say
 */
record ContentRange(long first, long total) {

  private static final Pattern FORM =
      Pattern.compile("bytes (?:(\\d{1,18})-\\d{1,18}|\\*)/(?:(\\d{1,18})|\\*)");

  static ContentRange of(HttpResponse<?> response) {
    return parse(response.headers().firstValue("Content-Range").orElse(""));
  }

  static ContentRange parse(String header) {
    Matcher matcher = FORM.matcher(header);
    return matcher.matches()
        ? new ContentRange(number(matcher.group(1)), number(matcher.group(2)))
        : new ContentRange(-1, -1);
  }

  private static long number(String digits) {
    return digits == null ? -1 : Long.parseLong(digits);
  }
}
