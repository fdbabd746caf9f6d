package org.residuallab.documentation;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** The public types of a file and their public members, each with its documentation. */
final class Declarations extends TreePathScanner<Void, String> {

  private final DocTrees comments;
  private final List<Entry> entries = new ArrayList<>();

  private Declarations(DocTrees comments) {
    this.comments = comments;
  }

  /** Those of that file. */
  static List<Entry> in(CompilationUnitTree file, DocTrees comments) {
    Declarations all = new Declarations(comments);
    all.scan(new TreePath(file), file.getPackage().getPackageName().toString());
    return all.entries;
  }

  @Override
  public Void visitClass(ClassTree type, String around) {
    if (!isPublic(type.getModifiers().getFlags())) {
      return null;
    }
    String name = around + "." + type.getSimpleName();
    String listed = components(type).map(Declarations::declared).collect(Collectors.joining(", "));
    boolean isRecord = type.getKind() == Tree.Kind.RECORD;
    add(name, "", kind(type) + " " + type.getSimpleName() + (isRecord ? "(" + listed + ")" : ""));
    components(type).forEach(component -> addAccessor(name, type, component));
    return super.visitClass(type, name);
  }

  @Override
  public Void visitMethod(MethodTree method, String type) {
    if (isPublic(method.getModifiers().getFlags())) {
      String own = simple(type);
      boolean constructs = method.getReturnType() == null;
      String name = constructs ? own : method.getName().toString();
      String before =
          constructs
              ? ""
              : (isStatic(method.getModifiers().getFlags()) ? "static " : "")
                  + method.getReturnType()
                  + " ";
      add(type, name, before + name + "(" + listed(method.getParameters()) + ")");
    }
    return null; // What is declared within it is nobody else's.
  }

  @Override
  public Void visitVariable(VariableTree field, String type) {
    Set<Modifier> flags = field.getModifiers().getFlags();
    if ((isStatic(flags) || isOfInterface()) && isPublic(flags)) {
      add(type, field.getName().toString(), field.getType() + " " + field.getName());
    }
    return null;
  }

  private void add(String type, String member, String signature) {
    Comment comment = Comment.of(comments.getDocCommentTree(getCurrentPath()), comments);
    entries.add(new Entry(type, member, signature, comment.html(), comment.text()));
  }

  /** What an interface declares is public without saying so. */
  private boolean isPublic(Set<Modifier> flags) {
    return flags.contains(Modifier.PUBLIC)
        || (isOfInterface() && !flags.contains(Modifier.PRIVATE));
  }

  private boolean isOfInterface() {
    TreePath around = getCurrentPath().getParentPath();
    return around.getLeaf().getKind() == Tree.Kind.INTERFACE;
  }

  private static boolean isStatic(Set<Modifier> flags) {
    return flags.contains(Modifier.STATIC);
  }

  private static String kind(ClassTree type) {
    return type.getKind().name().replace('_', ' ').toLowerCase(Locale.ROOT);
  }

  private static Stream<VariableTree> components(ClassTree type) {
    return type.getKind() != Tree.Kind.RECORD
        ? Stream.empty()
        : type.getMembers().stream()
            .filter(VariableTree.class::isInstance)
            .map(VariableTree.class::cast)
            .filter(each -> !isStatic(each.getModifiers().getFlags()));
  }

  /** Of a record's component, unless the record writes it itself: then it says what it is. */
  private void addAccessor(String name, ClassTree type, VariableTree component) {
    boolean isWritten =
        type.getMembers().stream()
            .filter(MethodTree.class::isInstance)
            .map(MethodTree.class::cast)
            .anyMatch(
                method ->
                    method.getParameters().isEmpty()
                        && method.getName().equals(component.getName()));
    if (!isWritten) {
      String own = component.getName().toString();
      Comment said =
          Comment.ofParameter(own, comments.getDocCommentTree(getCurrentPath()), comments);
      entries.add(
          new Entry(name, own, component.getType() + " " + own + "()", said.html(), said.text()));
    }
  }

  private static String listed(List<? extends VariableTree> parameters) {
    return parameters.stream().map(Declarations::declared).collect(Collectors.joining(", "));
  }

  private static String declared(VariableTree variable) {
    return variable.getType() + " " + variable.getName();
  }

  private static String simple(String type) {
    return type.substring(type.lastIndexOf('.') + 1);
  }
}
