/* What folium has no words for: symbols with a shape for each family, as cheap to draw as circles, so that colour
   is never alone; a key to them; the whole screen; and the list beside the map, which lights up with it. */
(function () {
  "use strict";
  var turn = Math.PI * 2;
  var APART = 12;   // pixels that two symbols keep between their middles, so that each can be chosen
  var FURTHEST = 40; // pixels that a symbol may be moved for that
  var FIRST_STEPS = 0.25; // of a zoom, for the first look
  var symbols = {}; // by their row in the list
  var clicked = -1; // the row whose symbol was clicked last
  var list = null;  // the page around the map's frame, if it may be spoken to
  try { list = window.parent !== window && window.parent.document; } catch (refused) { list = null; }

  function ring(corners, radius, start, inner) {
    var points = [];
    var steps = inner ? corners * 2 : corners;
    for (var i = 0; i < steps; i += 1) {
      var r = inner && i % 2 ? radius * inner : radius;
      var angle = start + (turn * i) / steps;
      points.push([r * Math.cos(angle), r * Math.sin(angle)]);
    }
    return points;
  }

  function cross(radius) {
    var a = radius * 0.36;
    return [[-a, -radius], [a, -radius], [a, -a], [radius, -a], [radius, a], [a, a],
      [a, radius], [-a, radius], [-a, a], [-radius, a], [-radius, -a], [-a, -a]];
  }

  var shapes = {
    circle: function (r) { return ring(24, r, 0); },
    square: function (r) { return ring(4, r * 1.2, turn / 8); },
    triangle: function (r) { return ring(3, r * 1.3, -turn / 4); },
    cross: function (r) { return cross(r * 1.15); },
    diamond: function (r) { return ring(4, r * 1.25, 0); },
    hexagon: function (r) { return ring(6, r * 1.1, 0); },
    star: function (r) { return ring(5, r * 1.4, -turn / 4, 0.48); }
  };

  function outline(shape, radius, x, y) {
    return "M" + (shapes[shape] || shapes.circle)(radius).map(function (p) {
      return (x + p[0]).toFixed(1) + " " + (y + p[1]).toFixed(1);
    }).join("L") + "z";
  }

  /* Leaflet makes every symbol with a tooltip a stop of the Tab key, without a name. The list beside the map holds
     the same places in order, so that the key does not have to pass a hundred of them here. */
  L.Layer.include({ _addFocusListenersOnLayer: function () {} });

  L.AssetSymbol = L.CircleMarker.extend({
    onAdd: function (map) {
      var said = this.feature && this.feature.properties;
      if (said && !this.getTooltip()) { // each text is written as HTML entities by the server
        this.bindTooltip("<b>" + said.title + "</b><span>" + said.detail + "</span>", { className: "asset" });
      }
      this._both = !!(said && said.both); // a second line around it: for both of two people
      L.CircleMarker.prototype.onAdd.call(this, map);
      var row = said && said.row;
      if (row === undefined) { return; }
      symbols[row] = this;
      this.on("mouseover", function () { light(row, true); })
        .on("mouseout", function () { light(row, false); })
        .on("click", function () { clicked = row; });
      arrangeSoon(map);
    },
    _project: function () {
      L.CircleMarker.prototype._project.call(this);
      if (this._aside) {
        this._point = this._point.add(this._aside);
        this._updateBounds();
      }
    },
    _updatePath: function () {
      if (!this._renderer._setPath) {
        this._renderer._updateCircle(this);
        return;
      }
      var d = this._empty() ? "M0 0" : outline(this.options.shape, this._radius, this._point.x, this._point.y);
      if (this._both && !this._empty()) { // between the two circles and in the symbol is what is filled
        d += outline("circle", this._radius * 1.5, this._point.x, this._point.y) +
          outline("circle", this._radius * 1.32, this._point.x, this._point.y);
      }
      this._renderer._setPath(this, d);
    }
  });

  /* Symbols that would cover one another move apart a little; the nearer places and the chosen one stay. */
  function arrange(map) {
    var taken = [];
    var rows = Object.keys(symbols).map(Number).sort(function (a, b) { return a - b; });
    var chosen = symbols[map._chosenRow];
    var order = rows.map(function (row) { return symbols[row]; });
    if (chosen) { order = [chosen].concat(order.filter(function (one) { return one !== chosen; })); }
    order.forEach(function (symbol) {
      var at = map.latLngToLayerPoint(symbol.getLatLng());
      var aside = free(at, taken);
      taken.push(at.add(aside));
      symbol._aside = aside;
      symbol._reset();
    });
  }

  function free(at, taken) {
    var near = taken.filter(function (other) {
      return Math.abs(other.x - at.x) < APART + FURTHEST && Math.abs(other.y - at.y) < APART + FURTHEST;
    });
    var best = L.point(0, 0), room = -1;
    for (var far = 0; far <= FURTHEST; far += 4) {
      for (var i = 0; i < (far ? 8 + far : 1); i += 1) {
        var angle = turn * i / (8 + far);
        var aside = L.point(far * Math.cos(angle), far * Math.sin(angle));
        var place = at.add(aside);
        var nearest = near.reduce(function (least, other) { return Math.min(least, other.distanceTo(place)); }, 1e9);
        if (nearest >= APART) { return aside; }
        if (nearest > room) { best = aside; room = nearest; }
      }
    }
    return best;
  }

  var waiting = 0;
  function arrangeSoon(map) {
    clearTimeout(waiting);
    waiting = setTimeout(function () { arrange(map); }, 0);
    if (!map._arranges) {
      map._arranges = true;
      map.on("zoomend viewreset", function () { arrange(map); });
    }
  }

  /* The ring about the chosen place brings its symbol to the front and back to where it really is. */
  L.CircleMarker.addInitHook(function () {
    var row = this.options.chosen;
    if (row === undefined) { return; }
    this.on("add", function () {
      this._map._chosenRow = row;
      if (symbols[row]) { arrangeSoon(this._map); symbols[row].bringToFront(); }
      if (clicked === row) { showRow(row, 20); }
      clicked = -1;
      if (this.options.way) { moveTo(this._map, this.options.way); }
    });
  });

  /* The map moves to the way of the chosen place, once: whoever then moves it on is left alone. */
  function moveTo(map, way) {
    if (map._way === String(way)) { return; }
    map._way = String(way);
    map._lookedAt = way;
    var still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    map.fitBounds(way, { padding: [48, 48], maxZoom: 16, animate: !still, duration: 0.4 });
  }

  /* The list and the map light up together, without asking the app for anything. */
  function startOf(group) {
    var rows = group.closest('[class*="st-key-rows_at_"]');
    return rows ? Number(/st-key-rows_at_(\d+)/.exec(rows.className)[1]) : 0;
  }

  /* The list stands in several groups, each of which says with which row it begins; some are folded away. */
  function entryOf(row) {
    var groups = list ? list.querySelectorAll('.st-key-near_list [role="radiogroup"]') : [];
    for (var at = 0; at < groups.length; at += 1) {
      var entries = groups[at].querySelectorAll(":scope > div"), start = startOf(groups[at]);
      if (row >= start && row < start + entries.length) { return entries[row - start]; }
    }
    return null;
  }

  function rowOf(entry) {
    var group = entry.parentElement;
    return startOf(group) + Array.prototype.indexOf.call(group.querySelectorAll(":scope > div"), entry);
  }

  function light(row, on) {
    var symbol = symbols[row], entry = entryOf(row);
    if (symbol) {
      symbol.setStyle({ weight: on ? 3 : 1.5 });
      symbol.setRadius(on ? 11 : 8);
    }
    if (entry) { entry.toggleAttribute("data-lit", on); }
  }

  /* The page may still be drawing the list anew when the map already shows the way. */
  function showRow(row, tries) {
    var entry = entryOf(row);
    if (entry && entry.querySelector("input:checked")) { entry.scrollIntoView({ block: "nearest" }); }
    else if (tries) { setTimeout(function () { showRow(row, tries - 1); }, 100); }
  }

  function listen() {
    var lit = -1, stop = new AbortController();
    function follow(event) {
      if (!window.frameElement || !window.frameElement.isConnected) { stop.abort(); return; }
      var entry = event.target.closest && event.target.closest('.st-key-near_list [role="radiogroup"] > div');
      var leaves = event.type === "focusout" || event.type === "mouseout";
      var row = entry && !leaves ? rowOf(entry) : -1;
      if (row === lit) { return; }
      if (lit >= 0) { light(lit, false); }
      if (row >= 0) { light(row, true); }
      lit = row;
    }
    ["mouseover", "mouseout", "focusin", "focusout"].forEach(function (kind) {
      list.addEventListener(kind, follow, { signal: stop.signal });
    });
    window.addEventListener("pagehide", function () { stop.abort(); });
  }
  if (list && window.frameElement) { listen(); }

  L.TileLayer.addInitHook(function () {
    this.once("load", function () { this._map.getContainer().setAttribute("data-ground", "drawn"); }, this);
  });

  /* Whole zooms alone would leave what is asked for at half the width of the map; the next zoom is whole again. */
  function fit(map) {
    map.options.zoomSnap = FIRST_STEPS;
    map.fitBounds(map._lookedAt, { padding: [12, 12], animate: false });
    map.options.zoomSnap = 1;
  }

  /* A map in a frame that has no size yet cannot tell which zoom fits; so it waits until it has one. */
  window.lookAt = function (map, bounds) {
    var width = 0;
    new ResizeObserver(function () { // a window of another width shows the same, while nobody has moved the map
      var now = map.getContainer().clientWidth;
      if (width && now > 80 && Math.abs(now - width) > 60 && !map._movedByHand && map._lookedAt === bounds) {
        map.invalidateSize(false);
        fit(map);
      }
      width = now;
    }).observe(map.getContainer());
    map.getContainer().addEventListener("pointerdown", function () { map._movedByHand = true; }, true);
    map.getContainer().addEventListener("keydown", function () { map._movedByHand = true; }, true);
    function look() {
      map.invalidateSize(false);
      var size = map.getSize();
      if (size.x < 80 || size.y < 80) { return false; }
      map._lookedAt = bounds;
      fit(map);
      return true;
    }
    if (look()) { return; }
    var watch = new ResizeObserver(function () { if (look()) { watch.disconnect(); } });
    watch.observe(map.getContainer());
  };

  function picture(entry) {
    var marks = {
      ground: '<rect x="1.5" y="3" width="15" height="12" class="ground"/>',
      either: '<rect x="1.5" y="3" width="15" height="12" class="either"/>',
      beyond: '<rect x="1.5" y="3" width="15" height="12" class="beyond"/>',
      home: '<circle cx="9" cy="9" r="5.5" class="home"/>',
      both: '<circle cx="9" cy="9" r="4.5" class="home"/><circle cx="9" cy="9" r="8" class="both"/>'
    };
    var mark = marks[entry.shape] ||
      '<path d="' + outline(entry.shape, 5.6, 9, 9) + '" fill="' + entry.colour + '" class="symbol"/>';
    return '<svg viewBox="0 0 18 18" width="20" height="20" aria-hidden="true">' + mark + "</svg>";
  }

  /* Shown on the whole screen; otherwise the page has the key below the map. */
  function legend(map, said) {
    var control = L.control({ position: "topright" });
    control.onAdd = function () {
      var box = L.DomUtil.create("details", "key leaflet-bar");
      var entries = said.entries.map(function (entry) { return "<li>" + picture(entry) + entry.label + "</li>"; });
      box.innerHTML = "<summary>" + said.title + "</summary><ul>" + entries.join("") + "</ul>";
      box.open = true;
      L.DomEvent.disableClickPropagation(box).disableScrollPropagation(box);
      return box;
    };
    control.addTo(map);
  }

  function wholeScreen(map, said) {
    var control = L.control({ position: "topleft" });
    control.onAdd = function () {
      var box = L.DomUtil.create("div", "leaflet-bar");
      var button = L.DomUtil.create("button", "whole-screen", box);
      button.type = "button";
      function tell() {
        button.setAttribute("aria-label", plain(document.fullscreenElement ? said.smaller : said.larger));
        button.title = button.getAttribute("aria-label");
      }
      function fit() {
        tell();
        setTimeout(function () {
          map.invalidateSize({ animate: false });
          if (map._lookedAt) { fit(map); }
        }, 100);
      }
      button.innerHTML = '<svg viewBox="0 0 18 18" width="20" height="20" aria-hidden="true">' +
        '<path d="M2 7V2h5M11 2h5v5M16 11v5h-5M7 16H2v-5" fill="none" stroke="currentColor" stroke-width="2"/></svg>';
      button.addEventListener("click", function () {
        if (document.fullscreenElement) { document.exitFullscreen(); }
        else { document.documentElement.requestFullscreen(); }
      });
      document.addEventListener("fullscreenchange", fit);
      tell();
      L.DomEvent.disableClickPropagation(box);
      return box;
    };
    control.addTo(map);
  }

  /* A pattern for what is not known; shapes ask for it by its name. */
  window.hatching = function (map) {
    var drawing = map.getPane("overlayPane").querySelector("svg");
    if (!drawing) { return; }
    drawing.insertAdjacentHTML("afterbegin", '<defs><pattern id="not-known" width="8" height="8" ' +
      'patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="8" height="8" fill="#fff" ' +
      'fill-opacity="0.75"/><path d="M0 0V8" stroke="#6b7377" stroke-width="2.2"/></pattern></defs>');
  };

  /* Each shape of a layer under the pointer; each text is written as HTML entities by the server. */
  window.areaTips = function (layer) {
    layer.bindTooltip(function (shape) {
      var said = shape.feature.properties;
      return "<b>" + said.title + "</b><span>" + said.detail + "</span>";
    }, { className: "asset", sticky: true });
  };

  /* A bubble stays within the map, however narrow that is. */
  var setPosition = L.Tooltip.prototype._setPosition;
  L.Tooltip.include({ _setPosition: function (at) {
    setPosition.call(this, at);
    var around = this._map.getContainer().getBoundingClientRect();
    var box = this._container.getBoundingClientRect();
    var aside = into(box.left, box.right, around.left, around.right);
    var down = into(box.top, box.bottom, around.top, around.bottom);
    if (aside || down) {
      L.DomUtil.setPosition(this._container, L.DomUtil.getPosition(this._container).add([aside, down]));
    }
  } });

  /* How far to move what stands from ``low`` to ``high`` for it to lie within what is around it, with a little room. */
  function into(low, high, least, most) {
    var room = 4;
    if (low < least + room) { return least + room - low; }
    return high > most - room ? Math.max(most - room - high, least + room - low) : 0;
  }

  /* The wheel is the page's: it moves the map only with Ctrl, or once somebody has pressed into the map. */
  L.Map.addInitHook(function () {
    var map = this, box = map.getContainer(), pressed = false, hiding = 0;
    var said = L.DomUtil.create("div", "wheel-words", box);
    said.setAttribute("aria-hidden", "true");
    map.scrollWheelZoom.disable();
    function hide() { said.removeAttribute("data-shown"); }
    box.addEventListener("wheel", function (event) {
      var zooms = pressed || event.ctrlKey || event.metaKey;
      map.scrollWheelZoom[zooms ? "enable" : "disable"]();
      clearTimeout(hiding);
      if (zooms) { event.preventDefault(); map._movedByHand = true; hide(); return; } // else the browser enlarges the whole page
      said.textContent = map._wheelWords || "";
      said.toggleAttribute("data-shown", Boolean(map._wheelWords));
      hiding = setTimeout(hide, 1600);
    }, { capture: true, passive: false });
    box.addEventListener("pointerdown", function () { pressed = true; hide(); }, true);
    box.addEventListener("mouseleave", function () { pressed = false; hide(); });
  });

  /* Names of areas, as latitude, longitude and HTML: of two that would lie on each other the later is not shown,
     until there is room. */
  window.namesOfAreas = function (map, names) {
    names.forEach(function (name) {
      var icon = L.divIcon({ className: "empty", iconSize: [0, 0],
        html: '<span class="ward-name">' + name[2] + "</span>" });
      L.marker([name[0], name[1]], { icon: icon, interactive: false, keyboard: false }).addTo(map);
    });
    var tidy = function () {
      var shown = [];
      map.getPane("markerPane").querySelectorAll(".ward-name").forEach(function (name) {
        name.style.visibility = name.style.marginLeft = name.style.marginTop = "";
        keepWithin(name, map.getContainer().getBoundingClientRect());
        var box = name.getBoundingClientRect();
        var lies = shown.some(function (other) {
          return box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top;
        });
        if (lies) { name.style.visibility = "hidden"; } else { shown.push(box); }
      });
    };
    map.on("zoomend moveend resize", tidy);
    map.whenReady(function () { setTimeout(tidy, 0); });
    setTimeout(tidy, 400);
  };

  /* A name whose own point is seen is read whole: at the map's edge it stands a little aside. */
  function keepWithin(name, around) {
    var at = name.parentElement.getBoundingClientRect(), box = name.getBoundingClientRect();
    if (at.left < around.left || at.left > around.right || at.top < around.top || at.top > around.bottom) { return; }
    name.style.marginLeft = into(box.left, box.right, around.left, around.right) + "px";
    name.style.marginTop = into(box.top, box.bottom, around.top, around.bottom) + "px";
  }

  /* An attribute is no HTML: what the server wrote as entities would be read aloud sign by sign. */
  function plain(text) {
    return new DOMParser().parseFromString(text, "text/html").documentElement.textContent;
  }

  window.nameMap = function (map, name, wheel) {
    map._wheelWords = plain(wheel);
    if (window.frameElement) { window.frameElement.title = plain(name); }
    map.getContainer().setAttribute("aria-label", plain(name));
    map.getContainer().setAttribute("role", "region");
  };

  window.addControls = function (map, said) {
    nameMap(map, said.name, said.wheel);
    L.control.scale({ imperial: false }).addTo(map);
    if (document.fullscreenEnabled) { wholeScreen(map, said); }
    legend(map, said);
  };
}());
