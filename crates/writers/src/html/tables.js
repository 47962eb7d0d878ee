"use strict";
(function () {
  // A link to a figure opens what it is folded in, where the browser does not.
  function reveal() {
    var target = document.getElementById(location.hash.slice(1));
    for (var part = target; part; part = part.parentElement) {
      if (part !== target) { if (part.tagName === "DETAILS") { part.open = true; } }
    }
    if (target) { target.scrollIntoView(); }
  }
  addEventListener("hashchange", reveal);
  if (location.hash) { reveal(); }

  // On a narrow page the contents would stand before all else: they are folded.
  var contents = document.querySelector("nav details");
  if (contents) { contents.open = !matchMedia("(max-width: 59.99rem)").matches; }

  // Only what scrolls takes a stop of the keyboard.
  var regions = document.querySelectorAll(".scroll");
  function stops() {
    regions.forEach(function (region) {
      if (region.scrollWidth > region.clientWidth) { region.tabIndex = 0; }
      else { region.removeAttribute("tabindex"); }
    });
  }
  addEventListener("resize", stops);
  document.addEventListener("toggle", stops, true);
  stops();

  function value(row, column) {
    var cell = row.cells[column];
    if (!cell) { return ""; }
    var data = cell.querySelector("data");
    var text = (data || cell).textContent.trim();
    var number = parseFloat(text.replace(/,/g, "").replace("\u2212", "-"));
    return isNaN(number) ? text : number;
  }
  function compare(a, b) {
    if (typeof a === typeof b) {
      return typeof a === "number" ? a - b : a.localeCompare(b, document.documentElement.lang);
    }
    return typeof a === "number" ? -1 : 1;
  }
  // Groups stay together and totals stay last: rows are put in order within their group.
  function sort(table, column, direction) {
    Array.from(table.tBodies).forEach(function (body) {
      var rows = Array.from(body.rows).filter(function (row) { return row.className === "body"; });
      var end = rows.length ? rows[rows.length - 1].nextSibling : null;
      rows.map(function (row, place) { return [value(row, column), place, row]; })
        .sort(function (a, b) { return direction * compare(a[0], b[0]) || a[1] - b[1]; })
        .forEach(function (entry) { body.insertBefore(entry[2], end); });
    });
  }

  document.querySelectorAll("table.long").forEach(function (table, number) {
    var words = document.body.dataset;
    table.querySelectorAll("thead th").forEach(function (heading) {
      var button = document.createElement("button");
      button.type = "button";
      button.append.apply(button, Array.from(heading.childNodes));
      heading.append(button);
      button.title = words.sort;
      button.addEventListener("click", function () {
        var direction = heading.getAttribute("aria-sort") === "ascending" ? -1 : 1;
        table.querySelectorAll("[aria-sort]").forEach(function (other) { other.removeAttribute("aria-sort"); });
        heading.setAttribute("aria-sort", direction === 1 ? "ascending" : "descending");
        sort(table, heading.cellIndex, direction);
      });
    });
    var field = document.createElement("input");
    field.type = "search";
    field.id = "filter-" + number;
    var label = document.createElement("label");
    label.htmlFor = field.id;
    label.textContent = words.filter;
    var line = document.createElement("p");
    line.className = "filter";
    line.append(label, " ", field);
    table.parentElement.before(line);
    field.addEventListener("input", function () {
      var wanted = field.value.trim().toLowerCase();
      Array.from(table.tBodies).forEach(function (body) {
        var shown = 0;
        Array.from(body.rows).forEach(function (row) {
          if (row.className === "group") { return; }
          row.hidden = row.textContent.toLowerCase().indexOf(wanted) === -1;
          if (!row.hidden) { shown += 1; }
        });
        Array.from(body.rows).forEach(function (row) {
          if (row.className === "group") { row.hidden = wanted !== "" ? shown === 0 : false; }
        });
      });
    });
  });
})();
