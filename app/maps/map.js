/* What folium has no words for: symbols with a shape for each family, as cheap to draw as circles, so that colour
   is never alone. */
(function () {
  "use strict";
  var turn = Math.PI * 2;

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
    square: function (r) { return ring(4, r * 1.2, turn / 8); },
    triangle: function (r) { return ring(3, r * 1.3, -turn / 4); },
    cross: function (r) { return cross(r * 1.15); },
    diamond: function (r) { return ring(4, r * 1.25, 0); },
    hexagon: function (r) { return ring(6, r * 1.1, 0); },
    star: function (r) { return ring(5, r * 1.4, -turn / 4, 0.48); }
  };

  L.AssetSymbol = L.CircleMarker.extend({
    _updatePath: function () {
      var shape = shapes[this.options.shape];
      if (!shape || !this._renderer._setPath) {
        this._renderer._updateCircle(this);
        return;
      }
      var at = this._point;
      var d = this._empty() ? "M0 0" : "M" + shape(this._radius).map(function (p) {
        return (at.x + p[0]).toFixed(1) + " " + (at.y + p[1]).toFixed(1);
      }).join("L") + "z";
      this._renderer._setPath(this, d);
    }
  });

  /* A map in a frame that has no size yet cannot tell which zoom fits; so it waits until it has one. */
  window.lookAt = function (map, bounds) {
    function look() {
      map.invalidateSize(false);
      var size = map.getSize();
      if (size.x < 80 || size.y < 80) { return false; }
      map.fitBounds(bounds, { padding: [16, 16], animate: false });
      return true;
    }
    if (look()) { return; }
    var watch = new ResizeObserver(function () { if (look()) { watch.disconnect(); } });
    watch.observe(map.getContainer());
  };

  L.TileLayer.addInitHook(function () {
    this.once("load", function () { this._map.getContainer().setAttribute("data-ground", "drawn"); }, this);
  });
}());
