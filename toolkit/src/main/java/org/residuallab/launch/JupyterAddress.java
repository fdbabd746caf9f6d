package org.residuallab.launch;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.URL;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.residuallab.files.PathText;

/**
 * Where a JupyterLab of this machine is reached.
 *
 * @param port its TCP port
 * @param page path of the page to begin with
 * @param token what a browser has to know
 */
public record JupyterAddress(int port, String page, String token) {

  /** The address that only this machine reaches. */
  public static final String HOST = "127.0.0.1";

  private static final int FIRST_PORT = 8888;
  private static final int LAST_PORT = 8987;

  /** Those below are root's on most systems. */
  private static final int FIRST_FOR_ALL = 1024;

  private static final int TOKEN_BYTES = 24;
  private static final long MILLIS_BETWEEN_TRIES = 200;
  private static final int MILLIS_FOR_AN_ANSWER = 5_000;

  /**
   * An address that nobody uses yet.
   *
   * @param wished the port a user asks for
   * @throws IllegalArgumentException if that port is taken, or none
   * @throws IOException if no port is free
   */
  public static JupyterAddress free(Optional<Integer> wished, String page) throws IOException {
    byte[] token = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(token);
    String hex = HexFormat.of().formatHex(token);
    if (wished.isPresent()) {
      int port = wished.get();
      if (port < 1 || port > 65535) {
        throw new IllegalArgumentException("--port %d: a port is 1 to 65535".formatted(port));
      }
      if (!isFree(port)) {
        throw new IllegalArgumentException(
            "--port %d is in use%s; leave it out to get a free one"
                .formatted(port, port < FIRST_FOR_ALL ? ", or needs root" : ""));
      }
      return new JupyterAddress(port, page, hex);
    }
    for (int port = FIRST_PORT; port <= LAST_PORT; port++) {
      if (isFree(port)) {
        return new JupyterAddress(port, page, hex);
      }
    }
    throw new IOException("no free port from %d to %d".formatted(FIRST_PORT, LAST_PORT));
  }

  /**
   * The page of a notebook in a JupyterLab that serves that folder.
   *
   * @throws IllegalArgumentException if the notebook lies elsewhere: there is no such page
   */
  public static String page(Path notebook, Path folder) throws IOException {
    // Of its folder alone: JupyterLab follows a link to a notebook too.
    Path file = notebook.toAbsolutePath().getParent().toRealPath().resolve(notebook.getFileName());
    Path root = folder.toRealPath();
    if (!file.startsWith(root)) {
      throw new IllegalArgumentException(
          "%s is not in %s, which JupyterLab shows; copy it there"
              .formatted(PathText.of(notebook), PathText.of(folder)));
    }
    StringBuilder page = new StringBuilder("/lab/tree");
    for (Path part : root.relativize(file)) {
      String name = URLEncoder.encode(part.toString(), StandardCharsets.UTF_8);
      page.append('/').append(name.replace("+", "%20")); // The encoder is made for forms.
    }
    return page.toString();
  }

  /** What a user opens, token included. */
  public String url() {
    return "http://%s:%d%s?token=%s".formatted(HOST, port, page, token);
  }

  /** Waits until the server answers; false if it ended instead. */
  public boolean awaitAnswer(Process server) {
    while (server.isAlive()) {
      if (knowsTheToken()) {
        return true;
      }
      try {
        Thread.sleep(MILLIS_BETWEEN_TRIES);
      } catch (InterruptedException ending) {
        return false;
      }
    }
    return false;
  }

  /** Another user's server, which took the port a moment before, does not. */
  private boolean knowsTheToken() {
    try {
      URL status = new URL("http://%s:%d/api/status?token=%s".formatted(HOST, port, token));
      HttpURLConnection asked = (HttpURLConnection) status.openConnection(Proxy.NO_PROXY);
      asked.setConnectTimeout((int) MILLIS_BETWEEN_TRIES);
      asked.setReadTimeout(MILLIS_FOR_AN_ANSWER);
      try {
        return asked.getResponseCode() == HttpURLConnection.HTTP_OK;
      } finally {
        asked.disconnect();
      }
    } catch (IOException notYet) {
      return false;
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return probe.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
