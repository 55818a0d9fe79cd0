"""What people say around a fact: openings, corrections, reminders; and who is he and who is she."""

LOWERED = {"My", "The", "Our", "We", "There", "For", "At", "In", "People", "These", "Today", "To", "You", "Every"}
GREETINGS = (
    "Hi! ",
    "Hello. ",
    "By the way, ",
    "Just so you know, ",
    "Hey, ",
    "Remember this: ",
    "So, ",
    "Listen. ",
    "Well, ",
    "Please remember: ",
    "Note: ",
    "FYI: ",
    "One more thing: ",
    "Also, ",
    "Guess what? ",
    "Don't forget: ",
)
CORRECTIONS = (
    "No, I meant {x}.",
    "Sorry, I mean {x}.",
    "Actually {x}.",
    "Correction: {x}.",
    "no wait, {x}",
    "I meant {x}",
    "Not {y}, {x}.",
    "{x}, not {y}.",
    "I made a mistake: {x}.",
    "No, {x}.",
    "That was wrong, {x} is right.",
    "sorry, {x}",
    "Wait, I mean {x}, not {y}.",
)
OF_THINGS = (
    "Actually it's {x}.",
    "It changed to {x}.",
    "Sorry, it is {x}.",
    "No, it's {x}.",
    "it is {x} now",
    "That has changed, it's {x} now.",
    "Make that {x}.",
    "Change that to {x}.",
    "Oh no, it should be {x}.",
)
RESTATED = (
    "No, ",
    "Sorry, ",
    "Correction: ",
    "Actually, ",
    "I was wrong: ",
    "Wait, ",
    "That has changed: ",
    "Update: ",
)
NO_THINGS = {"activity", "hobby", "job", "place", "person", "spot"}
REMINDERS = ("", "", "", "", "", "", "Tell me, ", "One question: ", "By the way, ", "Hey, ", "ok, ", "And ")
BRIEFLY = (
    "In short: {q}",
    "Just the answer: {q}",
    "Briefly: {q}",
    "{q} Only the answer, please.",
    "{q} Short answer please.",
    "In a word: {q}",
)
SHE, HE = ("she", "he")
MALE = {"brother", "father", "husband", "son", "uncle", "grandfather", "boyfriend", "nephew"}
FEMALE = {"sister", "mother", "wife", "daughter", "aunt", "grandmother", "girlfriend", "niece"}
KNOWN_FROM = (
    "sister",
    "brother",
    "cousin",
    "neighbour",
    "boss",
    "best friend",
    "colleague",
    "teacher",
    "aunt",
    "uncle",
)
