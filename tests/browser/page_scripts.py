"""What is asked of a page and its map inside the browser: scripts that give what is shown there."""

DRAWN = """() => {
  const map = document.querySelector('.leaflet-container');
  const pictures = [...document.querySelectorAll('img.leaflet-tile')];
  return !!map && pictures.length > 0 && pictures.every(one => one.classList.contains('leaflet-tile-loaded'));
}"""
# The browser itself may be slow: parts of the page are still fetched, sentences still without words. What
# says nothing (how the controls fold, where card and keyboard stand) marks itself with what it did last.
WHOLE = """() => !document.querySelector('[data-testid=stSkeleton]')
  && [...document.querySelectorAll('[data-testid=stBidiComponentRegular]')].every(
    one => one.querySelector('[role=status]') || 'folded' in one.dataset || 'chosen' in one.dataset
    || 'watching' in one.dataset)"""
# Whether the page's ground is dark where it is to be, and light where not.
IN_THEME = """dark => {
  const ground = getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor;
  const parts = ground.match(/\\d+/g).slice(0, 3).map(Number);
  return (parts.reduce((sum, part) => sum + part, 0) / 3 < 128) === dark;
}"""
STILL = """folded => {
  const details = document.querySelector(folded);
  return details.getAnimations({subtree: true}).length === 0 && new Promise(done => {
    const height = details.getBoundingClientRect().height;
    setTimeout(() => done(details.getBoundingClientRect().height === height), 200);
  });
}"""
AT_REST = "() => new Promise(done => requestIdleCallback(done, {timeout: 5000}))"
FRAMES = """() => [...document.querySelectorAll('iframe')].map(one =>
  [one.className, one.style.cssText, one.height, one.getBoundingClientRect().height, one.src.slice(0, 90)])"""
FEATURES = """() => {
  const found = {};
  map.eachLayer(layer => {
    const told = layer.feature && layer.feature.properties;
    if (told && told.id !== undefined) found[told.id] = told.title;
  });
  return found;
}"""
RINGS = """() => {
  const found = [];
  map.eachLayer(layer => {
    if (!(layer instanceof L.CircleMarker) || layer.feature) return;
    found.push([layer.getLatLng().lat, layer.getLatLng().lng]);
  });
  return found;
}"""
