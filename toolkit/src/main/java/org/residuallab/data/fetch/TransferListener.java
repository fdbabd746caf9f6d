package org.residuallab.data.fetch;

/** Hears how far a download is. */
@FunctionalInterface
public interface TransferListener {

  /**
   * Called after every piece, many times a second.
   *
   * @param done bytes that are there, those of an earlier attempt included
   * @param total bytes in all, or -1 if the server does not say
   */
  void moved(long done, long total);
}
