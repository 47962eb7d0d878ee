/* A report writer in plain C: the notices of a report, then one figure a line with its name, its text and its marks, all as JSON arrays.
 *   cc -std=c99 -shared -fPIC -I ../../crates/writer/include -o figures.so figures.c
 *   assize score --writer ./figures.so
 *
 * crates/writer/ABI.md has the promises of both sides. Values are passed on as they stand in the request: of JSON it knows no more than
 * where one ends. A writer that needs more takes a library for it. */
#include <stdlib.h>
#include <string.h>
#include "assize_writer.h"

#define TEXT(text) { (const uint8_t *)(text), sizeof(text) - 1 }

/* The end of the string, the array or the object that begins at `at`. */
static const char *after(const char *at, const char *end) {
    int depth = 0;
    do {
        if (*at == '"')
            for (at++; at < end && *at != '"'; at++)
                if (*at == '\\') at++;
        if (at < end && (*at == '[' || *at == '{')) depth++;
        if (at < end && (*at == ']' || *at == '}')) depth--;
        at++;
    } while (at < end && depth > 0);
    return at < end ? at : end;
}

/* Appends the value of `key` in the object whose first key begins at `at`; nothing where it has none. */
static char *append(char *to, const char *at, const char *end, const char *key) {
    for (; at < end && *at != '}'; at++) {
        if (*at != '"' && *at != '[' && *at != '{') continue;
        const char *next = after(at, end);
        int is_it = (size_t)(next - at) == strlen(key) && memcmp(at, key, strlen(key)) == 0;
        if (is_it && next + 1 < end && *next == ':') {
            size_t length = (size_t)(after(next + 1, end) - next - 1);
            return (char *)memcpy(to, next + 1, length) + length;
        }
        at = next - 1;
    }
    return to;
}

static uint32_t refused(const assize_sink *sink) {
    sink->note(sink->host, (assize_bytes)TEXT("{\"severity\":\"error\",\"message\":\"it has no settings\"}"));
    return ASSIZE_REFUSED;
}

static uint32_t write_figures(assize_bytes request, const assize_sink *sink) {
    static const char *const starts[] = { "\"figure\":{", "{\"cell\":\"share\",", "{\"cell\":\"rating\"," };
    static const char *const names[] = { "\"id\"", "\"figure\"", "\"figure\"" }, *const rest[] = { "\"text\"", "\"marks\"" };
    const char *at = (const char *)request.ptr, *end = at + request.len;
    /* It has no settings. */
    for (const char *look = end; ; look--) {
        if (look == at) return refused(sink);
        if (end - look >= 13 && memcmp(look, "\"settings\":{}", 13) == 0) break;
    }
    char *lines = malloc(2 * request.len + 1), *to = lines;
    if (lines == NULL) return ASSIZE_REFUSED;
    for (const char *inside; end - at > 18; at++) {
        if (to == lines && memcmp(at, "\"notices\":", 10) == 0) { to = append(to, at, end, "\"notices\""); *to++ = '\n'; }
        for (int i = 0; i < 3; i++) {
            if (memcmp(at, starts[i], strlen(starts[i])) != 0) continue;
            char *const line = to, *name;
            inside = at + strlen(starts[i]);
            *to++ = '[';
            name = to = append(to, inside, end, names[i]);
            /* A cell without a name is no figure; a figure without marks has none. */
            for (int j = 0; j < 2; j++) { char *const begin = ++to; begin[-1] = ','; to = append(to, inside, end, rest[j]); if (to == begin) { *to++ = '['; *to++ = ']'; } }
            if (name == line + 1) { to = line; continue; }
            *to++ = ']'; *to++ = '\n';
        }
        if (*at == '"') at = after(at, end) - 1;
    }
    sink->file(sink->host, (assize_bytes)TEXT("figures.jsonl"), (assize_bytes){ (const uint8_t *)lines, (uintptr_t)(to - lines) });
    return free(lines), ASSIZE_WRITTEN;
}

const assize_writer ASSIZE_WRITER = { ASSIZE_ABI, ASSIZE_SCHEMA, ASSIZE_SCHEMA, TEXT("figures"), TEXT("1.0.0"), TEXT("one figure a line"), write_figures };
