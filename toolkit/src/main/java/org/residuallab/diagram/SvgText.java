package org.residuallab.diagram;

import java.awt.Font;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/**
 * A text stays a text, to be searched and copied, but says how long it is, so that another
 * machine's fonts cannot push it out of its box.
 */
final class SvgText {

  private static final String FAMILY = "font-family";
  private static final String SIZE = "font-size";

  private static final Pattern ENTRY = Pattern.compile("([a-z-]+):([^;]*);");

  private SvgText() {}

  static void improve(Element text) {
    Map<String, String> style = style(text.getAttribute("style"));
    // VectorGraphics2D leaves out its own default, 12 pixels; browsers' is 16.
    style.putIfAbsent(SIZE, "12px");
    double length = length(text.getTextContent(), style);
    style.merge(FAMILY, "Verdana, Arial, sans-serif", (own, others) -> own + ", " + others);
    StringBuilder joined = new StringBuilder();
    style.forEach((name, value) -> joined.append(name).append(':').append(value).append(';'));
    text.setAttribute("style", joined.toString());
    text.setAttribute("textLength", String.format(Locale.ROOT, "%.2f", length));
    text.setAttribute("lengthAdjust", "spacingAndGlyphs");
  }

  private static Map<String, String> style(String attribute) {
    Map<String, String> style = new LinkedHashMap<>();
    Matcher entry = ENTRY.matcher(attribute);
    while (entry.find()) {
      style.put(entry.group(1), entry.group(2));
    }
    return style;
  }

  private static double length(String content, Map<String, String> style) {
    int weight = "bold".equals(style.get("font-weight")) ? Font.BOLD : Font.PLAIN;
    int slant = "italic".equals(style.get("font-style")) ? Font.ITALIC : Font.PLAIN;
    float size = Float.parseFloat(style.get(SIZE).replace("px", ""));
    String family = style.getOrDefault(FAMILY, Font.SANS_SERIF).replace("\"", "");
    return Pen.length(content, new Font(family, weight | slant, 1).deriveFont(size));
  }
}
