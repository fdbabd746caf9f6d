/**
 * Glue between the toolkit and a notebook. No type of any kernel occurs here.
 *
 * <p>Here: what a cell shows, displays that change while it runs, what the notebook is told from
 * outside. Not here: charts and tables; {@code notebooks/setup.jshell} names all that a notebook is
 * given.
 */
package org.residuallab.notebook;
