package org.residuallab.data;

/** What becomes of a folder in which files that are named like pictures are none. */
public enum DamagedPictures {
  /** Each is named in a line and counted, and the others are used. */
  LEFT_OUT,

  /** The folder is not read: {@link DamagedPicturesException}. */
  REFUSED
}
