/* The boundary of Assize's report writers. ABI.md says what both sides promise.
   Generated from src/abi.rs by a test of this crate; a library defines `const assize_writer ASSIZE_WRITER`. */

#ifndef ASSIZE_WRITER_H
#define ASSIZE_WRITER_H

#include <stdint.h>

/*
 The version of this boundary. It grows only when what stands here changes.
 */
#define ASSIZE_ABI 2

/*
 The version of the report document that the program of this header makes.
 */
#define ASSIZE_SCHEMA 2

/*
 `write` has done its work: the files that it handed over are the result.
 */
#define ASSIZE_WRITTEN 0

/*
 `write` would not: the host drops every file it was handed and shows the notes.
 */
#define ASSIZE_REFUSED 1

/*
 `write` met a bug of its own and contained it: the host drops every file it was handed and shows the notes.
 */
#define ASSIZE_PANICKED 2

/*
 A range of bytes, lent for the time of a call; UTF-8 where it is text. The receiver copies; nobody frees what it was lent.
 */
typedef struct {
  /*
   Where it begins; not null, even where `len` is 0.
   */
  const uint8_t *ptr;
  /*
   How many bytes it has.
   */
  uintptr_t len;
} assize_bytes;

/*
 Where a writer leaves what it makes; valid until `write` returns, and used by the calling thread alone.
 */
typedef struct {
  /*
   The host's; handed back to it unseen.
   */
  void *host;
  /*
   Takes one output file; called once a file, the main one first. The host copies both ranges before it returns.
   */
  void (*file)(void *host, assize_bytes path, assize_bytes contents);
  /*
   Takes one remark for the user, a JSON object. The host copies the range before it returns.
   */
  void (*note)(void *host, assize_bytes note_json);
} assize_sink;

/*
 What a writer's library exports, by the name ASSIZE_WRITER. The host reads it before it calls anything.
 */
typedef struct {
  /*
   ASSIZE_ABI of the header that the library was made with; always first, for ever.
   */
  uint32_t abi;
  /*
   The oldest version of the report document that the writer reads.
   */
  uint32_t oldest_schema;
  /*
   The newest version that it reads.
   */
  uint32_t schema;
  /*
   What `--writer` takes; static, as are the next two.
   */
  assize_bytes name;
  /*
   The writer's version.
   */
  assize_bytes version;
  /*
   One line.
   */
  assize_bytes summary;
  /*
   Lays a report out. `request_json` is a JSON object with `report` and `options`. Gives ASSIZE_WRITTEN, ASSIZE_REFUSED or
   ASSIZE_PANICKED. It neither returns by an exception nor leaves anything running.
   */
  uint32_t (*write)(assize_bytes request_json, const assize_sink *sink);
} assize_writer;

#endif  /* ASSIZE_WRITER_H */

/* Defined by the library. */
extern const assize_writer ASSIZE_WRITER;
