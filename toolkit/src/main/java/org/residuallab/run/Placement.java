package org.residuallab.run;

import java.io.Serializable;

/**
 * Where on a cluster a run is made.
 *
 * @param application the cluster's name for what asked for it; its later attempts at a run take the
 *     run from its earlier ones
 * @param master as the user named it
 * @param host the worker's machine
 * @param processor of that machine, as it calls itself
 */
public record Placement(String application, String master, String host, String processor)
    implements Serializable {}
