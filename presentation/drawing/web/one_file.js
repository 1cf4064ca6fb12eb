/* Draws an answer as a map in a page of its own: what it is given is all there is. */
(function () {
  "use strict";

  function rings(map, place, look) {
    [[7, look.white], [4, look.ink]].forEach(function (ring) {
      L.circleMarker(place, {
        radius: 9, weight: ring[0], color: ring[1], interactive: false,
        fill: ring[1] === look.white, fillColor: look.white, fillOpacity: 0.7
      }).addTo(map);
    });
  }

  function family(map, kind, look) {
    L.geoJSON(kind.points, {
      pointToLayer: function (feature, place) {
        return new L.AssetSymbol(place, {
          radius: 8, weight: 1.5, color: look.ink, opacity: 1, fill: true, fillColor: kind.colour, fillOpacity: 1,
          shape: kind.shape, bubblingMouseEvents: false
        });
      }
    }).addTo(map);
  }

  window.drawAnswer = function (answer) {
    var look = answer.look;
    var map = L.map("map", { attributionControl: false, minZoom: 10, maxZoom: 19 }).fitBounds(answer.bounds);
    answer.tiles.forEach(function (tile) {
      L.imageOverlay(tile.png, tile.bounds, { alt: "", attribution: answer.credits }).addTo(map);
    });
    if (answer.walkshed) {
      L.geoJSON(answer.walkshed, {
        interactive: false,
        style: { color: look.teal, weight: 2.5, opacity: 0.95, fillColor: look.wash, fillOpacity: 0.15 }
      }).addTo(map);
    }
    answer.families.forEach(function (kind) { family(map, kind, look); });
    rings(map, answer.home, look);
    L.control.attribution({ prefix: false }).addTo(map);
    addControls(map, answer.words);
    lookAt(map, answer.bounds);
  };
}());
