package org.residuallab.documentation;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EndElementTree;
import com.sun.source.doctree.EntityTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.ReturnTree;
import com.sun.source.doctree.SeeTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.doctree.ThrowsTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.SimpleDocTreeVisitor;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A documentation comment as HTML and as plain text. */
final class Comment extends SimpleDocTreeVisitor<Void, Void> {

  private static final Set<String> ON_A_LINE_OF_THEIR_OWN =
      Set.of("p", "ul", "ol", "li", "pre", "table", "tr");

  private final DocTrees trees;
  private final StringBuilder html = new StringBuilder();
  private final StringBuilder text = new StringBuilder();

  private Comment(DocTrees trees) {
    this.trees = trees;
  }

  /** That one; null is an empty one. */
  static Comment of(DocCommentTree comment, DocTrees trees) {
    Comment written = new Comment(trees);
    if (comment == null) {
      return written;
    }
    written.visit(comment.getFullBody(), null);
    written.visit(comment.getBlockTags(), null);
    return written;
  }

  /** What it says of a parameter, or of a record's component, alone. */
  static Comment ofParameter(String name, DocCommentTree comment, DocTrees trees) {
    Comment written = new Comment(trees);
    if (comment == null) {
      return written;
    }
    comment.getBlockTags().stream()
        .filter(ParamTree.class::isInstance)
        .map(ParamTree.class::cast)
        .filter(tag -> tag.getName().getName().contentEquals(name))
        .forEach(tag -> written.visit(tag.getDescription(), null));
    return written;
  }

  String html() {
    return html.toString().strip();
  }

  String text() {
    return text.toString().strip();
  }

  @Override
  public Void visitText(TextTree tree, Void none) {
    return add(tree.getBody(), tree.getBody());
  }

  @Override
  public Void visitEntity(EntityTree tree, Void none) {
    return add(tree.toString(), trees.getCharacters(tree));
  }

  @Override
  public Void visitLiteral(LiteralTree tree, Void none) {
    String body = tree.getBody().getBody();
    boolean code = tree.getKind() == DocTree.Kind.CODE;
    return add(code ? "<code>" + escaped(body) + "</code>" : escaped(body), body);
  }

  @Override
  public Void visitLink(LinkTree tree, Void none) {
    if (tree.getLabel().isEmpty()) {
      String name = tree.getReference().getSignature().replaceFirst("^#", "").replace('#', '.');
      return add("<code>" + escaped(name) + "</code>", name);
    }
    return visit(tree.getLabel(), null);
  }

  @Override
  public Void visitStartElement(StartElementTree tree, Void none) {
    return add(tree.toString(), isBlock(tree.getName()) ? "\n" : "");
  }

  @Override
  public Void visitEndElement(EndElementTree tree, Void none) {
    return add(tree.toString(), isBlock(tree.getName()) ? "\n" : "");
  }

  @Override
  public Void visitParam(ParamTree tree, Void none) {
    return tag(tree.getName().getName().toString(), tree.getDescription());
  }

  @Override
  public Void visitReturn(ReturnTree tree, Void none) {
    return tag("returns", tree.getDescription());
  }

  @Override
  public Void visitThrows(ThrowsTree tree, Void none) {
    return tag("throws " + tree.getExceptionName().getSignature(), tree.getDescription());
  }

  @Override
  public Void visitSee(SeeTree tree, Void none) {
    return tag("see", tree.getReference());
  }

  /** A tag of another kind, as it is written. */
  @Override
  protected Void defaultAction(DocTree tree, Void none) {
    return add(escaped(tree.toString()), tree.toString());
  }

  private Void tag(String name, List<? extends DocTree> description) {
    add("<br><b>" + escaped(name) + "</b> ", "\n" + name + ": ");
    return visit(description, null);
  }

  private Void add(String markedUp, String plain) {
    html.append(markedUp);
    text.append(plain);
    return null;
  }

  private static boolean isBlock(CharSequence element) {
    return ON_A_LINE_OF_THEIR_OWN.contains(element.toString().toLowerCase(Locale.ROOT));
  }

  static String escaped(String plain) {
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
