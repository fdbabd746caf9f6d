package org.residuallab.diagram;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A drawing as an SVG document with a title, a white ground, and texts that keep their length. */
final class Svg {

  private Svg() {}

  static String of(Drawing drawing) {
    VectorGraphics2D graphics = new VectorGraphics2D();
    drawing.painter().accept(graphics);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      new SVGProcessor()
          .getDocument(
              graphics.getCommands(), new PageSize(0, 0, drawing.width(), drawing.height()))
          .writeTo(bytes);
      return text(improved(parse(bytes.toByteArray()), drawing.title()));
    } catch (IOException | SAXException | ParserConfigurationException | TransformerException e) {
      throw new IllegalStateException("cannot write SVG", e);
    }
  }

  private static Document parse(byte[] svg)
      throws ParserConfigurationException, SAXException, IOException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    // Its document type lies on the web.
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg));
  }

  private static Document improved(Document document, String title) {
    Element root = document.getDocumentElement();
    Element ground = document.createElement("rect");
    ground.setAttribute("width", "100%");
    ground.setAttribute("height", "100%");
    ground.setAttribute("fill", "white");
    root.insertBefore(ground, root.getFirstChild());
    Element name = document.createElement("title");
    name.setTextContent(title);
    root.insertBefore(name, ground);
    NodeList texts = root.getElementsByTagName("text");
    for (int i = 0; i < texts.getLength(); i++) {
      SvgText.improve((Element) texts.item(i));
    }
    return document;
  }

  private static String text(Document document) throws TransformerException {
    Transformer transformer = TransformerFactory.newInstance().newTransformer();
    transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
    StringWriter text = new StringWriter();
    transformer.transform(new DOMSource(document.getDocumentElement()), new StreamResult(text));
    return text + "\n";
  }
}
