"use strict";
(function () {
  var form = document.getElementById("form");
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    var record = JSON.parse(document.getElementById("facts").textContent);
    var fields = form.querySelectorAll("[data-field]");
    var now = new Date();
    var two = function (number) { return (number < 10 ? "0" : "") + number; };
    record.saved_on = now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate());
    record.confirmed = document.getElementById("confirmed").checked;
    record.answers = {};
    for (var at = 0; at < fields.length; at += 1) {
      record.answers[fields[at].getAttribute("data-field")] = fields[at].value;
    }
    var file = new Blob([JSON.stringify(record, null, 1)], { type: "application/json" });
    var link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = form.getAttribute("data-file");
    document.body.appendChild(link);
    link.click();
    document.body.removeChild(link);
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 60000);
    var saved = document.getElementById("saved");
    saved.hidden = false;
    saved.focus();
  });
})();
