"""The software bill of materials of a bundle: CycloneDX 1.6, as JSON."""

import json
import uuid
from datetime import UTC, datetime
from typing import Any

from assets.installer.components import Component


def bill_of_materials(version: str, parts: list[Component], epoch: int) -> str:
    """The whole document; the same for the same ``parts``.  ``epoch``: seconds, the time it is said to be of."""
    root = f"pkg:generic/engram@{version}"
    seed = "\n".join([root, *(f"{part.purl} {part.licence}" for part in parts)])
    document = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, seed)}",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(epoch, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {
                "type": "application",
                "bom-ref": root,
                "name": "engram",
                "version": version,
                "licenses": [{"license": {"id": "MIT"}}],
            },
        },
        "components": [_component(part) for part in parts],
        "dependencies": [{"ref": root, "dependsOn": [part.purl for part in parts]}],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _component(part: Component) -> dict[str, Any]:
    told: dict[str, Any] = {"type": "library", "bom-ref": part.purl, "name": part.name, "version": part.version}
    if part.licence:
        told["licenses"] = [{"license": {"name": part.licence}}]
    told["purl"] = part.purl
    if part.home.startswith("http"):
        told["externalReferences"] = [{"type": "website", "url": part.home}]
    return told
