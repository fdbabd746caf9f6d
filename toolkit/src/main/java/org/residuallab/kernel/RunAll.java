package org.residuallab.kernel;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;

/**
 * Ends "Run All" at a cell that fails or is stopped, as Jupyter's protocol has it ({@code
 * stop_on_error}): cells that were sent before are aborted, and stay as they were. Neither IJava
 * nor JJava does that by itself.
 *
 * <p>A cell that is stopped ends here when its work has ended, with its checkpoint written, and not
 * before. One that wants a variable which a failed cell should have made is told so.
 *
 * <p>It is tested with JJava. IJava's sources have the same parts; with a kernel that has not, all
 * stays as the kernel does it.
 *
 * <pre>{@code
 * boolean known = RunAll.endsAtFailures(new Object());     // true for the kernels IJava and JJava
 * System.out.println(known);
 * }</pre>
 */
public final class RunAll implements InvocationHandler {

  private static final Duration LONGEST_STOP = Duration.ofMinutes(1);

  private final Object handler;
  private final Class<?> messages;
  private final Course course;
  private final MissingVariables missing;
  private final SentCells sent = new SentCells();

  private RunAll(Object handler, Class<?> messages, JShell shell) {
    this.handler = handler;
    this.messages = messages;
    this.course = new Course(shell);
    this.missing = new MissingVariables(shell);
  }

  /**
   * Has it so from the next cell on.
   *
   * @param kernel which runs this cell
   * @return false for a kernel of another kind, which is left as it is
   */
  public static boolean endsAtFailures(Object kernel) {
    try {
      KernelPart known = new KernelPart(kernel);
      KernelPart cell = known.call("getIO").field("display").part("ShellReplyEnvironment");
      KernelPart connection = cell.call("getShell").part("JupyterConnection");
      Method setting = connection.method("setHandler", 2);
      Class<?> messages = setting.getParameterTypes()[0];
      Class<?> handlers = setting.getParameterTypes()[1];
      Object execute = messages.getField("EXECUTE_REQUEST").get(null);
      Object handler = connection.call("getHandler", execute).object();
      if (!Proxy.isProxyClass(handler.getClass())) {
        JShell shell = (JShell) known.part("JShell").object();
        InvocationHandler ours = new RunAll(handler, messages, shell);
        Object instead =
            Proxy.newProxyInstance(handlers.getClassLoader(), new Class<?>[] {handlers}, ours);
        KernelPart.invoke(setting, connection.object(), execute, instead);
      }
      return true;
    } catch (ReflectiveOperationException | RuntimeException ofAnotherKind) {
      return false;
    }
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments)
      throws ReflectiveOperationException, InterruptedException {
    if (method.getDeclaringClass() == Object.class) {
      return method.invoke(this, arguments);
    }
    KernelPart reply = new KernelPart(arguments[0]);
    Cell cell = Cell.of(new KernelPart(arguments[1]));
    cell.sent().ifPresent(date -> sent.received(date, Instant.now()));
    if (cell.endsWithOthers() && cell.sent().filter(sent::isCutOff).isPresent()) {
      abort(reply);
      return null;
    }
    course.begin();
    missing.begin();
    Set<Thread> others = RunningCells.threads();
    KernelPart.invoke(method, handler, arguments);
    if (course.hasFailed(cell.code())) {
      afterFailure(cell, reply, others);
    }
    course.made().forEach(missing::made);
    return null;
  }

  private void afterFailure(Cell cell, KernelPart reply, Set<Thread> others)
      throws ReflectiveOperationException, InterruptedException {
    Instant returned = Instant.now();
    boolean ended = RunningCells.awaitEnd(others, LONGEST_STOP);
    // Before anything is said to which its reader may answer by running a cell.
    sent.failed(ended ? Instant.now() : returned);
    if (!ended) {
      say(reply, "what this cell began goes on; restart the kernel to end it");
    }
    Set<String> absent = new TreeSet<>();
    for (Snippet each : course.rejected()) {
      absent.addAll(missing.keeping(each));
    }
    for (String name : absent) {
      say(
          reply,
          "%s is missing: the cell that makes it failed or was stopped; run that cell first"
              .formatted(name));
    }
    missing.failed(cell.code(), course.made());
  }

  private static void say(KernelPart reply, String line) throws ReflectiveOperationException {
    reply.call("writeToStdErr", line + "\n");
  }

  /** Both kernels know replies of errors alone; the protocol knows aborted ones too. */
  private void abort(KernelPart reply) throws ReflectiveOperationException {
    reply.call("setBusyDeferIdle");
    Object execute = messages.getField("EXECUTE_REPLY").get(null);
    Method replying = reply.method("replyError", 2);
    Class<?> errors = replying.getParameterTypes()[1];
    Object error =
        errors
            .getConstructor(String.class, String.class, List.class)
            .newInstance("Aborted", "a cell before this one failed or was stopped", List.of());
    Field status = errors.getDeclaredField("status");
    status.setAccessible(true);
    status.set(error, "aborted");
    KernelPart.invoke(
        replying, reply.object(), new KernelPart(execute).call("error").object(), error);
  }
}
